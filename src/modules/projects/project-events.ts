import { Injectable } from '@nestjs/common';

/** Does what follows, in the same transaction: what it throws undoes the cause as well. */
type PeriodListener = (projectId: string) => Promise<void>;

/** Tells the capabilities further down, inside the transaction and after the save, what a person changed. */
@Injectable()
export class ProjectEvents {
  private readonly periodListeners: PeriodListener[] = [];

  /** Listens to decided periods that are edited by hand; what decisions and changes give is not told. */
  onPeriodEdited(listener: PeriodListener): void {
    this.periodListeners.push(listener);
  }

  async publishPeriodEdited(projectId: string): Promise<void> {
    for (const listener of this.periodListeners) await listener(projectId);
  }
}
