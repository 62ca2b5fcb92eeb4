import { Injectable } from '@nestjs/common';

/** What must work for the process to be of use. Services register their own check when they start. */
@Injectable()
export class ReadinessChecks {
  private readonly checks = new Map<string, () => Promise<void>>();

  /** `check` throws when the service is not ready. */
  register(name: string, check: () => Promise<void>): void {
    this.checks.set(name, check);
  }

  /** The state of each service by name. */
  async run(): Promise<Record<string, 'ok' | 'failed'>> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        try {
          await check();
          return [name, 'ok'] as const;
        } catch {
          return [name, 'failed'] as const;
        }
      }),
    );
    return Object.fromEntries(entries);
  }
}
