/**
 * The bare side of the HTTP benchmarks: a Fastify route that sends the recorded statements through a pool of the same
 * size and answers with the same object as JSON. Takes its recording from the file in `RECORDING`.
 */
import { readFile } from 'node:fs/promises';
import { fastify } from 'fastify';
import pg from 'pg';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { makeReplay, unpackStatements } from './recorder.js';

interface Recording {
  databaseUrl: string;
  poolSize: number;
  statements: string;
  body: unknown;
}

const recording = JSON.parse(await readFile(process.env['RECORDING'] ?? '', 'utf8')) as Recording;
const { databaseUrl, poolSize } = recording;
const pool = new pg.Pool({
  connectionString: databaseUrl,
  ...dataSourceOptions({ databaseUrl, poolSize }).extra,
});
const replay = makeReplay(pool, unpackStatements(recording.statements));
const server = fastify();
server.get('*', async () => {
  await replay();
  return recording.body;
});
process.once('SIGINT', () => {
  void server.close().then(() => pool.end());
});
process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`);
