import Alerting

extension AlertGrouping: FindingReceiver {}
