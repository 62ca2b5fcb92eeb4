/** Municipal contributions: allocation keys, and rounds that share a total to the cent. */
export { ContributionsModule } from './contributions.module.js';
export { ContributionsService, type RoundOfYear, type SampleRound } from './contributions.service.js';
export type { RoundStatus } from './domain/round.js';
