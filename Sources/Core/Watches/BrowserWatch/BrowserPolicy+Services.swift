extension BrowserPolicy {
    /// What browsers and the system ask for by themselves. A domain stands for itself and all below it.
    static let knownServiceDomains = [
        // Updates and components.
        "update.googleapis.com", "clients1.google.com", "clients2.google.com", "clients3.google.com",
        "clients4.google.com", "clients2.googleusercontent.com", "clientservices.googleapis.com",
        "optimizationguide-pa.googleapis.com", "edgedl.me.gvt1.com", "redirector.gvt1.com", "dl.google.com",
        "edge.microsoft.com", "msedge.api.cdp.microsoft.com",
        "msedge.b.tlu.dl.delivery.mp.microsoft.com", "dl.delivery.mp.microsoft.com", "delivery.mp.microsoft.com",
        "msedgeextensions.sf.tlu.dl.delivery.mp.microsoft.com", "windowsupdate.com", "update.microsoft.com",
        "config.edge.skype.com", "edgeassetservice.azureedge.net", "aus5.mozilla.org", "download.mozilla.org",
        "download-installer.cdn.mozilla.net", "addons.mozilla.org", "services.addons.mozilla.org",
        "versioncheck.addons.mozilla.org", "componentupdater.brave.com", "updates.bravesoftware.com",
        "go-updater.brave.com", "autoupdate.opera.com", "update.vivaldi.com",
        // Settings, sync, telemetry.
        "firefox.settings.services.mozilla.com", "settings-win.data.microsoft.com", "events.data.microsoft.com",
        "normandy.cdn.mozilla.net", "classify-client.services.mozilla.com", "incoming.telemetry.mozilla.org",
        "telemetry.mozilla.org", "token.services.mozilla.com", "sync.services.mozilla.com",
        "content-signature-2.cdn.mozilla.net", "contile.services.mozilla.com", "location.services.mozilla.com",
        "detectportal.firefox.com", "ciscobinary.openh264.org", "chromesyncpasswords-pa.googleapis.com",
        "edge.activity.windows.com", "enterprise.activity.windows.com", "msftconnecttest.com", "msftncsi.com",
        // Push.
        "mtalk.google.com", "android.clients.google.com", "fcm.googleapis.com", "push.services.mozilla.com",
        "notify.windows.com", "wns.windows.com",
        // Reputation of pages and downloads.
        "safebrowsing.googleapis.com", "safebrowsing.google.com", "sb-ssl.google.com",
        "smartscreen.microsoft.com", "smartscreen-prod.microsoft.com", "urs.microsoft.com",
        "checkappexec.microsoft.com", "shavar.services.mozilla.com", "tracking-protection.cdn.mozilla.net",
        // Certificates: revocation lists and status of public authorities, and of the government's.
        "ocsp.digicert.com", "crl3.digicert.com", "crl4.digicert.com", "cacerts.digicert.com", "ocsp.pki.goog",
        "crl.pki.goog", "o.pki.goog", "c.pki.goog", "i.pki.goog", "msocsp.com", "oneocsp.microsoft.com",
        "ocsp.sectigo.com",
        "crl.sectigo.com", "ocsp.usertrust.com", "crl.usertrust.com", "ocsp.comodoca.com", "crl.comodoca.com",
        "ocsp.globalsign.com", "ocsp2.globalsign.com", "crl.globalsign.com", "ocsp.entrust.net", "crl.entrust.net",
        "lencr.org", "ocsp.godaddy.com", "crl.godaddy.com", "ocsp.starfieldtech.com", "crl.starfieldtech.com",
        "rootca1.amazontrust.com", "amazontrust.com", "identrust.com", "secomtrust.net", "cybertrust.ne.jp",
        "ocsp.jprs.jp", "crl.jprs.jp", "gpki.go.jp", "jpki.go.jp", "lgpki.jp", "quovadisglobal.com",
        "ctldl.windowsupdate.com",
    ]

    /// To where Windows and Office themselves start Internet Explorer's COM server.
    static let benignComDestinations = [
        "microsoft.com", "digicert.com", "msocsp.com", "windowsupdate.com", "bing.com", "identrust.com",
        "sharepoint.com",
        "office365.com", "office.com", "msn.com", "live.com",
    ]
}
