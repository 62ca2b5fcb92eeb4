import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';

/** The user the server runs as, where it must not be the one of this process. */
export interface RunAs {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the owner of the cluster, or, when there is none
 * yet, as `nobody`, the one user every machine has. Everybody else runs it as themselves.
 */
export async function chooseUser(cluster: string): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
}

async function nobody(): Promise<RunAs> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(users) ?? [];
  // Debian, Red Hat and macOS write 65534 or its negative; a signed one would not pass as a uid.
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

/** Whether that user may enter and read all of these paths; the kernel is asked, so access lists count too. */
export function mayRead(user: RunAs, ...paths: string[]): boolean {
  const script = 'for path in "$@"; do test -r "$path" && test -x "$path" || exit 1; done';
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], { ...user, cwd: '/', env: {} }).status === 0;
}

/** Whether that user may pass through this folder to what lies in it. */
export function mayPass(user: RunAs, folder: string): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...user, cwd: '/', env: {} }).status === 0
  );
}
