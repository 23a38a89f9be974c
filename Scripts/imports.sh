#!/usr/bin/env bash
# Checks the import rules of ARCHITECTURE.md: what a module may import, by its folder.
set -euo pipefail
cd "$(dirname "$0")/.."
status=0
core="Events|WindowsLog|Processes|Sensing|Detection|Watches|Spooling|Response"
agent="CLinux|Confined|CWindows|LinuxSensors|WindowsSensors|Judging|Orders|LinuxResponse|Permission|Settings|Contents|Spool|Uplink|SessionHelper"
server="EventFiles|PolicyFiles|Analysis|Reports|Link|Storage|SQLiteStorage|Intake|Keys|Alerting|Notifications|Accounts|Console|Errands|CArchive|CCurl"

# refuse FOLDER PATTERN WHY: no file below FOLDER imports a module that matches PATTERN.
refuse() {
    [ -d "$1" ] || return 0
    local found
    found=$(grep -rnE "^[[:space:]]*(@[A-Za-z_]+(\([a-z]+\))?[[:space:]]+)*((package|public|internal|private)[[:space:]]+)?import[[:space:]]+(struct |class |enum |func |protocol |typealias )?($2)([.[:space:]]|$)" "$1" --include='*.swift' || true)
    if [ -n "$found" ]; then
        printf '%s\n%s\n' "Import rule broken: $3" "$found" >&2
        status=1
    fi
}

# only FOLDER ALLOWED: files below FOLDER import nothing but what matches ALLOWED.
only() {
    [ -d "$1" ] || return 0
    local found
    found=$(grep -rnE '^[[:space:]]*(@[A-Za-z_]+(\([a-z]+\))?[[:space:]]+)*((package|public|internal|private)[[:space:]]+)?import[[:space:]]' "$1" --include='*.swift' | grep -vE "import[[:space:]]+($2)$" || true)
    if [ -n "$found" ]; then
        printf '%s\n%s\n' "Import rule broken: $1 may import only: ${2//|/ }" "$found" >&2
        status=1
    fi
}

only Sources/Core/Events "Synchronization"
only Sources/Core/WindowsLog "Events"
only Sources/Core/Processes "Events"
only Sources/Core/Sensing "Events"
only Sources/Core/Spooling "Events"
only Sources/Core/Response "Events|Spooling"
only Sources/Core/Detection "Events|Processes"
only Sources/Core/Watches "Events|Processes|Detection"
refuse Sources/Agent "$server" "Agent never imports Server."
refuse Sources/Server "$agent" "Server never imports Agent."
refuse Sources/Core "$agent|$server|Foundation|Glibc|Dispatch" "Core imports Core and the standard library, nothing else."
refuse Sources/Server/EventFiles "Processes|Detection|Watches|Analysis|Reports" "Reading never imports a later stage."
refuse Sources/Server/Analysis "Reports|PolicyFiles|Storage|Intake" "Analysis never imports a later stage."
refuse Sources/Server/Storage "SQLiteStorage|Intake|GRDB" "What a store does is said without an engine."
for folder in Sources/Server/*/; do
    [ "$folder" = Sources/Server/SQLiteStorage/ ] || refuse "$folder" "GRDB|GRDBSQLite|SQLiteStorage" "Only SQLiteStorage knows SQL, and only executables import it."
done
exit $status
