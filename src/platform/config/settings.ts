/** The environment as a process gives it: every value a text, or absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Which part of the work this process does. */
export type Role = 'all' | 'web' | 'worker';

/** Levels of the log, as pino names them. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** What a process was told, read once at its start. */
export interface AppConfig {
  /** TCP port of the page and the API; 0 takes any free one. */
  port: number;
  /** Address to listen on. */
  host: string;
  role: Role;
  /** PostgreSQL to use; without it the process starts its own. */
  databaseUrl?: string;
  databasePoolSize: number;
  /** Redis for the queue; without it the queue lives in PostgreSQL. */
  redisUrl?: string;
  /** Absolute path of the folder of the embedded database and its log. */
  dataDir: string;
  /** `auto` loads the sample portfolio on the first start of the embedded database. */
  sample: 'auto' | 'off';
  logLevel: LogLevel;
  logFormat: 'pretty' | 'json';
  /** Mail server; without it mail stays in the mailbox of the application. */
  smtpUrl?: string;
  mailFrom: string;
  /** Where people reach the page, for links in mails; no slash at the end. Absent: the address listened on. */
  publicUrl?: string;
  /** Whose `X-Forwarded-*` headers are believed: nobody's, everybody's, or those of the listed addresses. */
  trustProxy: boolean | string[];
  /** How long a session lives without use. */
  sessionHours: number;
}

/** One setting: the variable, what it may hold, and how the text becomes a value. */
export interface Setting<Key extends keyof AppConfig = keyof AppConfig> {
  variable: string;
  key: Key;
  /** What is allowed, completing the sentence "PORT must be …". */
  allowed: string;
  /** The text taken when the variable is absent or empty; `undefined` leaves the setting out. */
  fallback: string | undefined;
  /** Returns the value, or `undefined` when the text is not allowed. */
  read: (text: string) => AppConfig[Key] | undefined;
}

function setting<Key extends keyof AppConfig>(entry: Setting<Key>): Setting<Key> {
  return entry;
}

const oneOf =
  <Value extends string>(...values: Value[]) =>
  (text: string): Value | undefined =>
    values.find((value) => value === text);

const wholeNumber =
  (least: number, most: number) =>
  (text: string): number | undefined => {
    if (!/^\d{1,9}$/.test(text)) return undefined;
    const value = Number(text);
    return value >= least && value <= most ? value : undefined;
  };

const url =
  (...protocols: string[]) =>
  (text: string): string | undefined =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined;

/** A PostgreSQL address must name its database, else the driver falls back to one named after the user. */
function readDatabaseUrl(text: string): string | undefined {
  const valid = url('postgres:', 'postgresql:')(text);
  return valid !== undefined && new URL(valid).pathname.length > 1 ? valid : undefined;
}

function readHost(text: string): string | undefined {
  return /^[A-Za-z0-9.:_-]{1,253}$/.test(text) ? text : undefined;
}

function readPublicUrl(text: string): string | undefined {
  const valid = url('http:', 'https:')(text);
  if (valid === undefined) return undefined;
  const { search, hash } = new URL(valid);
  return search || hash ? undefined : valid.replace(/\/+$/, '');
}

/** Either a bare address or `Name <address>`; line breaks would let a header in. */
function readMailbox(text: string): string | undefined {
  return /^([^<>\r\n]{1,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text) ? text : undefined;
}

function readTrustProxy(text: string): boolean | string[] | undefined {
  if (text === 'off') return false;
  if (text === 'on') return true;
  const addresses = text.split(',').map((address) => address.trim());
  const isAddress = (address: string) =>
    /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]+)(\/\d{1,3})?$/.test(address);
  return addresses.every(isAddress) ? addresses : undefined;
}

/** Every setting the process knows. `config/app.env.example` documents the same ones, which a test checks. */
export const settings: readonly Setting[] = [
  setting({
    variable: 'PORT',
    key: 'port',
    allowed: 'a whole number from 0 to 65535 (0 takes any free port)',
    fallback: '3000',
    read: wholeNumber(0, 65_535),
  }),
  setting({
    variable: 'HOST',
    key: 'host',
    allowed: 'an IP address or host name of this machine, such as 127.0.0.1 or 0.0.0.0',
    fallback: '127.0.0.1',
    read: readHost,
  }),
  setting({
    variable: 'ROLE',
    key: 'role',
    allowed: 'all, web or worker',
    fallback: 'all',
    read: oneOf('all', 'web', 'worker'),
  }),
  setting({
    variable: 'DATABASE_URL',
    key: 'databaseUrl',
    allowed: 'an address such as postgres://user:password@host:5432/database',
    fallback: undefined,
    read: readDatabaseUrl,
  }),
  setting({
    variable: 'DATABASE_POOL_SIZE',
    key: 'databasePoolSize',
    allowed: 'a whole number from 2 to 200',
    fallback: '10',
    read: wholeNumber(2, 200),
  }),
  setting({
    variable: 'REDIS_URL',
    key: 'redisUrl',
    allowed: 'an address such as redis://host:6379 or rediss://host:6380',
    fallback: undefined,
    read: url('redis:', 'rediss:'),
  }),
  setting({
    variable: 'DATA_DIR',
    key: 'dataDir',
    allowed: 'a folder; a relative one is counted from the folder of package.json',
    fallback: './.data',
    read: (text) => text,
  }),
  setting({
    variable: 'SAMPLE',
    key: 'sample',
    allowed: 'auto or off',
    fallback: 'auto',
    read: oneOf('auto', 'off'),
  }),
  setting({
    variable: 'LOG_LEVEL',
    key: 'logLevel',
    allowed: 'fatal, error, warn, info, debug, trace or silent',
    fallback: 'info',
    read: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  }),
  setting({
    variable: 'LOG_FORMAT',
    key: 'logFormat',
    allowed: 'pretty or json',
    fallback: undefined,
    read: oneOf('pretty', 'json'),
  }),
  setting({
    variable: 'SMTP_URL',
    key: 'smtpUrl',
    allowed: 'an address such as smtp://host:25 or smtps://user:password@host:465',
    fallback: undefined,
    read: url('smtp:', 'smtps:'),
  }),
  setting({
    variable: 'MAIL_FROM',
    key: 'mailFrom',
    allowed: 'a mail address, or a name with the address in angle brackets',
    fallback: 'Hankesalkku <hankesalkku@localhost>',
    read: readMailbox,
  }),
  setting({
    variable: 'PUBLIC_URL',
    key: 'publicUrl',
    allowed: 'an address that begins with http:// or https:// and has no ? or #',
    fallback: undefined,
    read: readPublicUrl,
  }),
  setting({
    variable: 'TRUST_PROXY',
    key: 'trustProxy',
    allowed: 'off, on, or a list of proxy addresses such as 10.0.0.1,10.1.0.0/16',
    fallback: 'off',
    read: readTrustProxy,
  }),
  setting({
    variable: 'SESSION_HOURS',
    key: 'sessionHours',
    allowed: 'a whole number from 1 to 720',
    fallback: '12',
    read: wholeNumber(1, 720),
  }),
];
