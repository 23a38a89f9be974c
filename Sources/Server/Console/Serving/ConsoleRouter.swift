import Hummingbird

/// Every address of the console.
package enum ConsoleRouter {
    package static func make(_ console: Console) -> Router<ConsoleContext> {
        make(console, list: RouteList())
    }

    /// - Parameter list: Takes every route.
    static func make(_ console: Console, list: RouteList) -> Router<ConsoleContext> {
        let router = ListedRouter(
            router: Router(context: ConsoleContext.self, options: .autoGenerateHeadEndpoints), list: list)
        router.add(middleware: HeadAnswers())
        router.add(middleware: RequestCounting(counters: console.requests))
        router.add(middleware: HeaderSetting())
        router.add(middleware: ErrorPages(console: console))
        router.add(middleware: MethodCheck(routes: list))
        router.add(middleware: VisitorReading(console: console))
        router.add(middleware: ErrorPages(console: console))
        router.add(middleware: ApiDoor(console))
        router.add(middleware: FormReading())
        Asset.addRoutes(to: router)
        HealthRoute.add(to: router, console)
        MetricsRoute.add(to: router, console)
        LiveRoute.add(to: router, console)
        SignInPage.addRoutes(to: router, console)
        let pages = PageRoutes(router: router, console: console)
        for page in allPages { page.addRoutes(to: pages) }
        return router.router
    }

    /// A line for each page.
    private static let allPages: [any Page.Type] = [
        DashboardPage.self,
        AlertsPage.self,
        AlertPage.self,
        PasswordPage.self,
        LogsPage.self,
        LookPage.self,
        ProcessPage.self,
        ImportsPage.self,
        PoliciesPage.self,
        PolicyEntryPage.self,
        PolicyHistoryPage.self,
        HostsPage.self,
        HostPage.self,
        CommandPage.self,
        CommandsPage.self,
        EvidencePage.self,
        GroupsPage.self, AgentsPage.self,
        HostImportPage.self,
        SettingsPage.self,
        AccountPage.self,
        PeoplePage.self,
        AuditPage.self,
        ExceptionsPage.self,
        NotificationsPage.self,
    ]
}

/// A page of the console, with its addresses.
package protocol Page: Sendable {
    static func addRoutes(to pages: PageRoutes)
}
