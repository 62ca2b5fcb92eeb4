import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return undefined;
  }
}

function askPs(column: string, pid: number): string | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && stdout.trim() ? stdout.trim() : undefined;
}

/**
 * A mark that two processes never share, even when the number of a dead one is given out again: on Linux the boot
 * and the tick of its start. `undefined` when no such process lives; a zombie is dead.
 */
export function processMark(pid: number): string | undefined {
  if (process.platform !== 'linux') return askPs('lstart', pid);
  // The name, in parentheses, may hold spaces; the fields after it do not: state is the first, the start the 20th.
  const fields = readProc(`${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  if (!fields || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${readProc('sys/kernel/random/boot_id')?.trim() ?? ''}:${fields[19]}`;
}

/** Whether the process is a PostgreSQL server on this cluster, by its command line. */
export function servesCluster(pid: number, cluster: string): boolean {
  if (processMark(pid) === undefined) return false;
  if (process.platform !== 'linux') return askPs('command', pid)?.includes(` -D ${cluster} `) ?? false;
  const args = readProc(`${pid}/cmdline`)?.split('\0') ?? [];
  return args[args.indexOf('-D') + 1] === cluster && (args[0] ?? '').endsWith('postgres');
}
