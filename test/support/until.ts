const POLL_MS = 20;

/** Waits until the fact is true; fails after `timeoutMs`, saying how long it waited. */
export async function until(fact: () => boolean | Promise<boolean>, timeoutMs = 20_000): Promise<void> {
  for (let waitedMs = 0; !(await fact()); waitedMs += POLL_MS) {
    if (waitedMs >= timeoutMs) throw new Error(`It did not become true within ${timeoutMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
