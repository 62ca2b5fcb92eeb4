import { Injectable } from '@nestjs/common';
import {
  type FieldProblem,
  Problem,
  fieldProblem,
  invalidField,
  refuseFields,
} from '../../../shared/problem.js';
import { ImplementersService } from '../../projects/index.js';
import { CallsRepository } from '../calls/calls.repository.js';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue.js';
import { AmountsRepository } from './amounts.repository.js';
import type { ApplicationAnswer, ApplicationContentBody } from './application.dto.js';
import type { ApplicationFields } from './applications.repository.js';
import { type FundingAmount, amountProblems, readAmounts } from './domain/amounts.js';
import { type Attachment, attachmentProblems } from './domain/attachments.js';
import {
  type AmountLine,
  lineProblems,
  overCostProblems,
  partProblems,
  readLines,
  sharesOf,
} from './domain/lines.js';
import type { Snapshot } from './domain/versions.js';
import { SubmissionsRepository } from './submissions.repository.js';

/** What an application holds, read from what came in. */
export interface ReadContent {
  fields: ApplicationFields;
  amounts: FundingAmount[];
  lines: AmountLine[];
  attachments: Attachment[];
}

/** Reads a content whose single fields are valid already. */
export function readContent(body: ApplicationContentBody): ReadContent {
  return {
    fields: {
      instrument: body.instrument,
      callId: body.callId ?? null,
      funderOrganisationId: body.funderOrganisationId ?? null,
      priorityAxis: body.priorityAxis ?? null,
      funderProjectCode: body.funderProjectCode ?? null,
      note: body.note ?? null,
    },
    amounts: readAmounts(body.amounts ?? []),
    lines: readLines(body.lines ?? []),
    attachments: (body.attachments ?? []).map((one) => ({ ...one, note: one.note ?? null })),
  };
}

/** What cannot even be stored in a draft. Sources that give less than the cost can; those that give more cannot. */
export function contentProblems({ amounts, lines, attachments }: ReadContent): FieldProblem[] {
  const ofAmounts = [...amountProblems(amounts, '/amounts'), ...lineProblems(lines)];
  return [
    ...ofAmounts,
    ...(ofAmounts.length === 0 ? overCostProblems(sharesOf(amounts, lines)) : []),
    ...attachmentProblems(attachments),
  ];
}

/** What an application holds now, frozen: plain JSON that no later change reaches. */
export function snapshotOf(application: ApplicationAnswer): Snapshot {
  return {
    instrument: application.instrument.code,
    call: application.call?.title ?? null,
    funder: application.funder.fi,
    priorityAxis: application.priorityAxis,
    funderProjectCode: application.funderProjectCode,
    note: application.note,
    amounts: application.amounts.map(({ scope, ...values }) => ({ key: scope, values })),
    lines: application.lines.map(({ exactness, amount, min, max, ...line }) => ({
      key: [line.scope, line.year, line.fundingClass, line.organisation ?? '', line.partId ?? ''].join('|'),
      values: { exactness, amount, min, max },
    })),
    attachments: application.attachments.map(({ name, required, state, note }) => ({
      key: name,
      values: { required: String(required), state, note },
    })),
  };
}

/** Stores what an application holds, once what it names exists. */
@Injectable()
export class ApplicationContent {
  constructor(
    private readonly instruments: InstrumentCatalogue,
    private readonly calls: CallsRepository,
    private readonly amounts: AmountsRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly implementers: ImplementersService,
  ) {}

  /**
   * Refuses an instrument or call that does not exist, a call of another instrument, and lines of a part that does
   * not implement the project.
   */
  async requireReferences(projectId: string, { fields, lines }: ReadContent): Promise<void> {
    const { instrument, callId } = fields;
    if (lines.some(({ partId }) => partId !== null)) {
      const parts = await this.implementers.implementersOf(projectId);
      refuseFields(partProblems(lines, new Set(parts.map(({ id }) => id)), '/lines'));
    }
    await this.instruments.require(instrument, '/instrument');
    if (callId === null) return;
    const call = await this.calls.findCall(callId);
    if (!call) throw invalidField('/callId', 'reference.missing', { record: 'call' });
    if (call.instrument === instrument) return;
    throw new Problem('input.invalid', {
      errors: [fieldProblem('/callId', 'application.call_instrument', { call: call.title })],
    });
  }

  /** @param supplemented the day from which this is asked for instead of what was; null for a draft. */
  async storeParts(
    applicationId: string,
    { amounts, lines, attachments }: ReadContent,
    supplemented: string | null = null,
  ): Promise<void> {
    if (supplemented === null) await this.amounts.clearOfApplication(applicationId);
    else await this.amounts.supersedeOfApplication(applicationId, supplemented);
    await this.amounts.insertAmounts({ applicationId }, amounts, supplemented);
    await this.amounts.insertLines({ applicationId }, lines, supplemented);
    await this.submissions.replaceAttachments(applicationId, attachments);
  }
}
