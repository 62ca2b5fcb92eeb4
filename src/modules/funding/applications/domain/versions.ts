/** What an application held when it was submitted or supplemented: plain JSON, amounts as decimal text. */
export interface Snapshot {
  readonly instrument: string;
  readonly call: string | null;
  readonly funder: string | null;
  readonly priorityAxis: string | null;
  readonly funderProjectCode: string | null;
  readonly note: string | null;
  readonly amounts: readonly SnapshotPart[];
  readonly lines: readonly SnapshotPart[];
  readonly attachments: readonly SnapshotPart[];
}

/** A part of a list within a snapshot; `key` says which one it is when two versions are compared. */
export interface SnapshotPart {
  readonly key: string;
  readonly values: Readonly<Record<string, string | null>>;
}

/** One value that differs between two versions; null is "not there" or "unknown". */
export interface VersionChange {
  /** Such as `note`, `amounts`, `lines`. */
  readonly field: string;
  /** Which amount, line or attachment it is; null for a field of the application itself. */
  readonly of: string | null;
  /** Which of its values; null where the field has only one. */
  readonly part: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const FIELDS = ['instrument', 'call', 'funder', 'priorityAxis', 'funderProjectCode', 'note'] as const;
const LISTS = ['amounts', 'lines', 'attachments'] as const;

/** What differs from one version to the next, in the order of the form. */
export function compareSnapshots(before: Snapshot, after: Snapshot): VersionChange[] {
  return [
    ...FIELDS.flatMap((field) =>
      change({ field, of: null, part: null, before: before[field], after: after[field] }),
    ),
    ...LISTS.flatMap((field) => compareParts(field, before[field], after[field])),
  ];
}

function compareParts(
  field: string,
  before: readonly SnapshotPart[],
  after: readonly SnapshotPart[],
): VersionChange[] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return keys.flatMap((key) => {
    const [old, now] = [before, after].map((parts) => parts.find((part) => part.key === key)?.values ?? {});
    const parts = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
    return parts.flatMap((part) =>
      change({ field, of: key, part, before: old?.[part] ?? null, after: now?.[part] ?? null }),
    );
  });
}

function change(one: VersionChange): VersionChange[] {
  return one.before === one.after ? [] : [one];
}
