import Detection

/// Every watch, in the order the console lists them. To add one, add a folder and a line here.
package func watches(_ policy: Policy) -> [any Watch] {
    [
        RegistryWatch(policy.registry),
        FileTransferWatch(policy.transfer),
        FileOperationLog(policy.fileOperation),
        BrowserWatch(policy.browser),
    ]
}
