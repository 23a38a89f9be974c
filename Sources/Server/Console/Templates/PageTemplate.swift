import Detection
import Mustache

/// A template in every language, made of one source.
package struct PageTemplate: Sendable {
    private let byLanguage: [Language: MustacheLibrary]

    /// The template stands within the frame that every page has; the page's model is what its names mean.
    ///
    /// A mistake in it is the programmer's, and ends the program: every template is made in a test.
    package init(_ source: String) {
        self.init(
            source: "{{<frame}}{{$main}}{{#page}}" + source + "{{/page}}{{/main}}{{/frame}}")
    }

    /// Without a frame: a part of a page by itself.
    package static func fragment(_ source: String) -> PageTemplate {
        PageTemplate(source: "{{#page}}" + source + "{{/page}}")
    }

    private init(source: String) {
        precondition(!source.contains("{{{") && !source.contains("{{&"), "Nothing reaches a page unescaped.")
        MustacheContentTypes.register(VisibleMarkup(), named: VisibleMarkup.name)
        let lead = "{{% CONTENT_TYPE: " + VisibleMarkup.name + "}}"
        var byLanguage: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            var library = MustacheLibrary()
            do {
                for (name, part) in Parts.all {
                    try library.register(lead + LanguagePairs.resolve(part, language), named: name)
                }
                try library.register(lead + LanguagePairs.resolve(source, language), named: "page")
            } catch {
                preconditionFailure("A template is wrong: \(error)")
            }
            byLanguage[language] = library
        }
        self.byLanguage = byLanguage
    }

    /// - Parameters:
    ///   - frame: What stands around the page.
    ///   - page: Its names are the template's.
    func render(_ frame: Frame, _ page: Any, _ language: Language) -> String {
        let plain = PlainValue.of(Framed(frame: frame, page: page)) ?? ""
        return byLanguage[language]?.render(plain, withTemplate: "page") ?? ""
    }

    private struct Framed {
        let frame: Frame
        let page: Any
    }
}

/// What a page shows: a plain struct, everything in words already, and the template whose names are its members.
package protocol PageModel: Sendable {
    static var template: PageTemplate { get }
}
