import { setTimeout as delay } from 'node:timers/promises';

/** The start was given up because the process has been told to stop. */
export class StoppedError extends Error {
  constructor() {
    super('The process was told to stop while it started.');
    this.name = 'StoppedError';
  }
}

/** Longer than the slowest single step, which is the stop of the database. */
const stopWithinMs = 60_000;
/** npm passes on a Ctrl-C that the terminal has already given to the whole group; such an echo is no second one. */
const echoMs = 500;

/**
 * Opens the parts of a process one after the other and closes them in the reverse order, once, however the end
 * comes: by a signal, even in the middle of the start, by an error, or by a request.
 */
export class Shutdown {
  private readonly closers: { name: string; close: () => Promise<void> }[] = [];
  private opening: Promise<unknown> = Promise.resolve();
  private ending: Promise<void> | undefined;

  /** @param log gets a sentence for each part that could not be closed. */
  constructor(private readonly log: (message: string, error?: unknown) => void) {}

  /** Whether the process is stopping. */
  get isUnderWay(): boolean {
    return this.ending !== undefined;
  }

  /**
   * Opens a part and remembers how to close it.
   *
   * @throws StoppedError when the process has been told to stop meanwhile.
   */
  async open<Part>(
    name: string,
    open: () => Promise<Part>,
    close: (part: Part) => Promise<void> = () => Promise.resolve(),
  ): Promise<Part> {
    if (this.isUnderWay) throw new StoppedError();
    const opened = open().then((part) => {
      this.closers.push({ name, close: () => close(part) });
      return part;
    });
    this.opening = opened.catch(() => undefined);
    const part = await opened;
    if (this.isUnderWay) throw new StoppedError();
    return part;
  }

  /**
   * Ends the process when a signal says so: cleanly at the first, at once at the second. Installed before the
   * first part is opened, so that no signal finds the default, which would leave the database behind.
   */
  onSignals(): void {
    let firstAt: number | undefined;
    for (const [signal, number] of [
      ['SIGINT', 2],
      ['SIGTERM', 15],
      ['SIGHUP', 1],
    ] as const) {
      process.on(signal, () => {
        const now = performance.now();
        firstAt ??= now;
        if (now - firstAt > echoMs) process.exit(128 + number);
        void this.end(0);
      });
    }
  }

  /** Closes everything and ends the process. Only the first call counts. */
  end(exitCode: number): Promise<void> {
    this.ending ??= Promise.race([this.close(), delay(stopWithinMs, 'late', { ref: false })]).then(
      (outcome) => {
        if (outcome === 'late')
          this.log(`The process did not stop within ${stopWithinMs / 1000} seconds and is ended`);
        process.exit(outcome === 'late' ? 1 : exitCode);
      },
    );
    return this.ending;
  }

  private async close(): Promise<string> {
    await this.opening;
    for (const { name, close } of this.closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        this.log(`${name} could not be stopped cleanly`, error);
      }
    }
    return 'closed';
  }
}
