import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import { Problem, invalidField } from '../../../shared/problem.js';
import type { InstrumentAnswer, InstrumentListAnswer } from './instrument.dto.js';
import { InstrumentsRepository } from './instruments.repository.js';
import { readInstrumentFiles } from './instrument-files.js';

const CODE = /^[a-z0-9-]{1,60}$/;

/** The catalogue of funding instruments: the delivered files, in the database from the start on. */
@Injectable()
export class InstrumentCatalogue implements OnModuleInit {
  constructor(
    private readonly repository: InstrumentsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A wrong file stops the start here, before anything can be decided under a wrong rule. */
  async onModuleInit(): Promise<void> {
    await this.deliver();
  }

  /**
   * Brings the instruments of a folder, all of them or none, into the catalogue.
   *
   * @throws InstrumentFileError
   */
  async deliver(folder?: string): Promise<void> {
    const instruments = readInstrumentFiles(folder);
    await this.unitOfWork.run(async () => {
      await this.repository.lockCatalogue();
      await this.repository.upsertDelivered(instruments);
      await this.repository.addDeliveredVersions(instruments);
    });
  }

  async list(): Promise<InstrumentListAnswer> {
    return { items: await this.repository.listInstruments() };
  }

  async get(code: string): Promise<InstrumentAnswer> {
    const instrument = CODE.test(code) ? await this.repository.findInstrument(code) : null;
    if (!instrument) {
      throw new Problem('record.not_found', { params: { record: 'instrument', id: code.slice(0, 60) } });
    }
    return instrument;
  }

  /** Refuses a code that names no instrument, at the field that holds it. */
  async require(code: string, pointer: string): Promise<void> {
    if (CODE.test(code) && (await this.repository.findInstrument(code))) return;
    throw invalidField(pointer, 'reference.missing', { record: 'instrument' });
  }
}
