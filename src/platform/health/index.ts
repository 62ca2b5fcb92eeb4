export { HealthModule } from './health.module.js';
export { ReadinessChecks } from './readiness-checks.js';
