/**
 * A process to be killed by tests: it locks a data folder, starts the embedded database on it, says so in one line
 * of JSON, and waits.
 */
import { lockDataDir, startEmbeddedPostgres } from '../../../src/platform/database/embedded/index.js';

const [dataDir = '', end] = process.argv.slice(2);
const lock = await lockDataDir(dataDir);
const server = await startEmbeddedPostgres({
  dataDir,
  log: (message) => process.stderr.write(`${message}\n`),
  endsWithParent: end !== 'leave-orphan',
});
await lock.announce('http://127.0.0.1:1234');
process.on(
  'SIGTERM',
  () =>
    void server
      .stop()
      .then(lock.release)
      .then(() => process.exit(0)),
);
process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid, isNew: server.isNew })}\n`);
setInterval(() => undefined, 60_000);
