/**
 * The patterns there are without being defined, under the names grok users know. A pattern is a regular expression in
 * which `%{NAME}` stands for another one, and `%{NAME:field}` for one whose text becomes a column.
 */
export const GROK_PATTERNS: Readonly<Record<string, string>> = {
  // Words and numbers
  USERNAME: String.raw`[\w.-]+`,
  USER: "%{USERNAME}",
  EMAILLOCALPART: "[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]{1,64}",
  EMAILADDRESS: "%{EMAILLOCALPART}@%{HOSTNAME}",
  INT: String.raw`[+-]?\d+`,
  BASE10NUM: String.raw`(?<![\d.+-])[+-]?(?:\d+(?:\.\d+)?|\.\d+)`,
  NUMBER: "%{BASE10NUM}",
  BASE16NUM: "(?<![0-9A-Fa-f])[+-]?(?:0x)?[0-9A-Fa-f]+",
  BASE16FLOAT: String.raw`(?<![0-9A-Fa-f.])[+-]?(?:0x)?(?:[0-9A-Fa-f]+(?:\.[0-9A-Fa-f]*)?|\.[0-9A-Fa-f]+)\b`,
  BOOLEAN: "(?:[Tt]rue|TRUE|[Ff]alse|FALSE)",
  POSINT: String.raw`\b[1-9]\d*\b`,
  NONNEGINT: String.raw`\b\d+\b`,
  WORD: String.raw`\b\w+\b`,
  NOTSPACE: String.raw`\S+`,
  SPACE: String.raw`\s*`,
  DATA: ".*?",
  GREEDYDATA: ".*",
  QUOTEDSTRING: String.raw`(?<!\\)(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\x60(?:[^\x60\\]|\\.)*\x60)`,
  QS: "%{QUOTEDSTRING}",
  UUID: "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
  URN: String.raw`urn:[0-9A-Za-z][0-9A-Za-z-]{0,31}:(?:%[0-9A-Fa-f]{2}|[\w()+,.:=@;$!*'/?#-])+`,

  // Networks
  CISCOMAC: String.raw`[0-9A-Fa-f]{4}(?:\.[0-9A-Fa-f]{4}){2}`,
  WINDOWSMAC: "[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}",
  COMMONMAC: "[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}",
  MAC: "(?:%{CISCOMAC}|%{WINDOWSMAC}|%{COMMONMAC})",
  IPV4BYTE: String.raw`(?:25[0-5]|2[0-4]\d|[01]?\d?\d)`,
  IPV4: String.raw`(?<!\d)%{IPV4BYTE}(?:\.%{IPV4BYTE}){3}(?!\d)`,
  IPV6GROUP: "[0-9A-Fa-f]{1,4}",
  IPV6: [
    "(?:(?:%{IPV6GROUP}:){6}(?:%{IPV6GROUP}:%{IPV6GROUP}|%{IPV4})",
    "(?:%{IPV6GROUP}:){5}:%{IPV4}",
    "(?:%{IPV6GROUP}:){1,4}(?::%{IPV6GROUP}){0,4}:%{IPV4}",
    "::(?:%{IPV6GROUP}:){0,5}%{IPV4}",
    "(?:%{IPV6GROUP}:){1,6}(?::%{IPV6GROUP}){1,6}",
    "(?:%{IPV6GROUP}:){1,7}:",
    ":(?::%{IPV6GROUP}){1,7}",
    String.raw`::)(?:%\w+)?`,
  ].join("|"),
  IP: "(?:%{IPV6}|%{IPV4})",
  HOSTNAME: String.raw`\b[0-9A-Za-z][0-9A-Za-z-]{0,62}(?:\.[0-9A-Za-z][0-9A-Za-z-]{0,62})*(?:\.|\b)`,
  HOST: "%{HOSTNAME}",
  IPORHOST: "(?:%{IP}|%{HOSTNAME})",
  HOSTPORT: "%{IPORHOST}:%{POSINT}",

  // Paths and addresses
  UNIXPATH: String.raw`(?:/[\w%!$@:.,+~-]*)+`,
  WINPATH: String.raw`(?:[A-Za-z]+:|\\)(?:\\[^\\?*]*)+`,
  PATH: "(?:%{UNIXPATH}|%{WINPATH})",
  LINUXTTY: String.raw`/dev/pts/\d+`,
  BSDTTY: String.raw`/dev/tty[pq]?\w*\d+`,
  TTY: "(?:%{BSDTTY}|%{LINUXTTY})",
  URIPROTO: "[A-Za-z][A-Za-z0-9+.-]+",
  URIHOST: "%{IPORHOST}(?::%{POSINT:port})?",
  URIPATH: String.raw`(?:/[\w$.+!*'(){},~:;=@#%&-]*)+`,
  URIPARAM: String.raw`\?[\w$.+!*'|(){},~@#%&/=:;?[\]<>-]*`,
  URIPATHPARAM: "%{URIPATH}(?:%{URIPARAM})?",
  URI: "%{URIPROTO}://(?:%{USER}(?::[^@]*)?@)?(?:%{URIHOST})?(?:%{URIPATHPARAM})?",

  // Dates and times
  MONTH: String.raw`\b(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ep(?:tember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)\b`,
  MONTHNUM: "(?:1[0-2]|0?[1-9])",
  MONTHNUM2: "(?:1[0-2]|0[1-9])",
  MONTHDAY: String.raw`(?:3[01]|[12]\d|0?[1-9])`,
  DAY: "(?:Mon(?:day)?|Tue(?:sday)?|Wed(?:nesday)?|Thu(?:rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)",
  YEAR: String.raw`(?:\d\d){1,2}`,
  HOUR: String.raw`(?:2[0-3]|[01]?\d)`,
  MINUTE: String.raw`[0-5]\d`,
  SECOND: String.raw`(?:60|[0-5]?\d)(?:[:.,]\d+)?`,
  TIME: String.raw`(?<!\d)%{HOUR}:%{MINUTE}:%{SECOND}(?!\d)`,
  DATE_US: "%{MONTHNUM}[/-]%{MONTHDAY}[/-]%{YEAR}",
  DATE_EU: "%{MONTHDAY}[./-]%{MONTHNUM}[./-]%{YEAR}",
  DATE: "(?:%{DATE_US}|%{DATE_EU})",
  TZ: "(?:[APMCE][SD]T|UTC|GMT)",
  ISO8601_TIMEZONE: "(?:Z|[+-]%{HOUR}:?%{MINUTE})",
  ISO8601_SECOND: "%{SECOND}",
  TIMESTAMP_ISO8601:
    "%{YEAR}-%{MONTHNUM}-%{MONTHDAY}[T ]%{HOUR}:?%{MINUTE}(?::?%{SECOND})?%{ISO8601_TIMEZONE}?",
  DATESTAMP: "%{DATE}[- ]%{TIME}",
  DATESTAMP_RFC822: "%{DAY} %{MONTH} %{MONTHDAY} %{YEAR} %{TIME} %{TZ}",
  DATESTAMP_RFC2822: "%{DAY}, %{MONTHDAY} %{MONTH} %{YEAR} %{TIME} %{ISO8601_TIMEZONE}",
  DATESTAMP_OTHER: "%{DAY} %{MONTH} %{MONTHDAY} %{TIME} %{TZ} %{YEAR}",
  DATESTAMP_EVENTLOG: "%{YEAR}%{MONTHNUM2}%{MONTHDAY}%{HOUR}%{MINUTE}%{SECOND}",
  HTTPDATE: "%{MONTHDAY}/%{MONTH}/%{YEAR}:%{TIME} %{INT}",
  SYSLOGTIMESTAMP: "%{MONTH} +%{MONTHDAY} %{TIME}",

  // Syslog
  PROG: String.raw`[\x21-\x5a\x5c\x5e-\x7e]+`,
  SYSLOGPROG: String.raw`%{PROG:program}(?:\[%{POSINT:pid}\])?`,
  SYSLOGHOST: "%{IPORHOST}",
  SYSLOGFACILITY: "<%{NONNEGINT:facility}.%{NONNEGINT:priority}>",
  SYSLOGBASE: "%{SYSLOGTIMESTAMP:timestamp} (?:%{SYSLOGFACILITY} )?%{SYSLOGHOST:logsource} %{SYSLOGPROG}:",
  SYSLOGLINE: "%{SYSLOGBASE} +%{GREEDYDATA:message}",
  MESSAGESLOG: "%{SYSLOGBASE} %{DATA}",

  // Web servers
  COMMONAPACHELOG: String.raw`%{IPORHOST:clientip} %{USER:ident} %{USER:auth} \[%{HTTPDATE:timestamp}\] "(?:%{WORD:verb} %{NOTSPACE:request}(?: HTTP/%{NUMBER:httpversion})?|%{DATA:rawrequest})" %{NUMBER:response} (?:%{NUMBER:bytes}|-)`,
  COMBINEDAPACHELOG: "%{COMMONAPACHELOG} %{QS:referrer} %{QS:agent}",
  COMMONAPACHELOG_DATATYPED: String.raw`%{IPORHOST:clientip} %{USER:ident} %{USER:auth} \[%{HTTPDATE:timestamp}\] "(?:%{WORD:verb} %{NOTSPACE:request}(?: HTTP/%{NUMBER:httpversion:float})?|%{DATA:rawrequest})" %{NUMBER:response:int} (?:%{NUMBER:bytes:long}|-)`,

  // Applications
  LOGLEVEL:
    "(?:[Aa]lert|ALERT|[Tt]race|TRACE|[Dd]ebug|DEBUG|[Nn]otice|NOTICE|[Ii]nfo(?:rmation)?|INFO(?:RMATION)?|[Ww]arn(?:ing)?|WARN(?:ING)?|[Ee]rr(?:or)?|ERR(?:OR)?|[Cc]rit(?:ical)?|CRIT(?:ICAL)?|[Ff]atal|FATAL|[Ss]evere|SEVERE|[Ee]merg(?:ency)?|EMERG(?:ENCY)?)",
};

/** What is tried on logs for which nobody chose a pattern, in this order. */
export const KNOWN_LOGS: readonly { title: string; pattern: string }[] = [
  { title: "Apache, combined", pattern: "%{COMBINEDAPACHELOG}" },
  { title: "Apache, common", pattern: "%{COMMONAPACHELOG}" },
  { title: "syslog", pattern: "%{SYSLOGLINE}" },
  {
    title: "time, level, message",
    pattern: String.raw`\[?%{TIMESTAMP_ISO8601:timestamp}\]?\s+\[?%{LOGLEVEL:level}\]?:?\s+%{GREEDYDATA:message}`,
  },
];
