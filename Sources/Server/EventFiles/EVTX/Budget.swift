/// What may still be spent on a chunk, in bytes looked at.
final class Budget {
    var rest = 0
}
