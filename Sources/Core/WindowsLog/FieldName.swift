/// The named data that our mappings read, of all records together. A reader turns a name into this once for each
/// template, not once for each record.
package enum FieldName: UInt8, CaseIterable, Sendable {
    // Sysmon
    case ruleName, utcTime, processGuid, processId, image, originalFileName, commandLine, currentDirectory, user
    case logonId, terminalSessionId, hashes, hash, contents
    case parentProcessGuid, parentProcessId, parentImage, parentCommandLine, parentUser
    case targetFilename, creationUtcTime, previousCreationUtcTime
    case `protocol`, initiated, sourceIp, sourcePort, destinationIp, destinationHostname, destinationPort
    case state, version, configuration, configurationFileHash, id, description
    case imageLoaded
    case sourceProcessGuid, sourceProcessId, sourceImage, sourceUser
    case targetProcessGuid, targetProcessId, targetImage, targetUser
    case grantedAccess, startModule, startFunction
    case eventType, targetObject, details, newName
    case queryName, queryResults, queryStatus
    case type, isExecutable, archived
    // Security
    case subjectUserSid, subjectUserName, subjectDomainName, subjectLogonId
    case targetUserSid, targetUserName, targetDomainName, targetLogonId, logonType, ipAddress, ipPort, sessionId
    case objectServer, objectType, objectName, objectValueName, handleId, accessMask, accessList, processName
    case operationType, oldValueType, oldValue, newValueType, newValue
    case newProcessId, newProcessName, parentProcessName
    case shareName, shareLocalPath, relativeTargetName
    case application, direction, sourceAddress, destAddress, destPort
    // BITS-Client
    case jobTitle, jobName, jobId, jobOwner, url, name, fileList, fileName, localName, remoteName
    case bytesTransferred, bytesTotal, fileTime, hr, processPath, fileCount, firstString, secondString, thirdString
    // PowerShell
    case scriptBlockText, scriptBlockId, messageNumber, messageTotal, path, contextInfo, payload
    // Event log
    case channel, backupPath

    /// How many there are.
    package static let count = Int(FieldName.backupPath.rawValue) + 1
}
