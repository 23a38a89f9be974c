extension TransferProgram {
    /// Programs through which everything else travels unseen.
    static let tunnels: [TransferProgram] = [
        TransferProgram(
            "ngrok", .tunnel, "ngrok", images: ["ngrok.exe", "ngrok"], original: ["ngrok.exe"], finding: true),
        TransferProgram(
            "cloudflared", .tunnel, "cloudflared",
            images: ["cloudflared.exe", "cloudflared-windows-*.exe", "cloudflared", "cloudflared-linux-*"],
            original: ["cloudflared.exe"], finding: true),
        TransferProgram(
            "devtunnel", .tunnel, "Dev tunnels",
            images: ["devtunnel.exe", "code-tunnel.exe", "devtunnel", "code-tunnel"],
            original: ["devtunnel.exe", "devtunnel.dll"], finding: true),
        TransferProgram(
            "code-tunnel", .tunnel, "Visual Studio Code tunnel", images: ["code.exe", "code-insiders.exe"],
            upload: ["*code.exe\" tunnel*", "*code.exe tunnel*"]),
        TransferProgram("chisel", .tunnel, "chisel", images: ["chisel*.exe", "chisel"], finding: true),
        TransferProgram("frp", .tunnel, "frp", images: ["frpc.exe", "frps.exe", "frpc", "frps"], finding: true),
        TransferProgram(
            "ligolo", .tunnel, "ligolo", images: ["ligolo*.exe", "ligolo-agent", "ligolo-ng"], finding: true),
        TransferProgram("gost", .tunnel, "gost", images: ["gost.exe", "gost"], finding: true),
        // Ordinary as shells; a tunnel when they forward a port of the other end.
        TransferProgram(
            "plink", .tunnel, "PuTTY plink", images: ["plink.exe", "plink"], original: ["Plink", "plink.exe"],
            upload: ["* -r *:*:*"]),
        TransferProgram(
            "ssh", .tunnel, "OpenSSH", images: ["ssh.exe", "ssh"], original: ["ssh.exe"], upload: ["* -r *:*:*"]),
    ]
}
