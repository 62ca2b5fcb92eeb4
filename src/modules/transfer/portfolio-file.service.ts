import { Injectable, type StreamableFile } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { asOnDay, exportFile, fileOf } from '../../platform/http/index.js';
import { writeXlsx } from '../../platform/tabular/index.js';
import { formatWire } from '../../shared/money/index.js';
import {
  APPLICATION_STATE_WORDS,
  type Language,
  OWN_ROLE_WORDS,
  PROJECT_STATUS_WORDS,
  type Words,
} from '../../shared/words.js';
import type { TableCell } from '../../shared/workbook.js';
import { InstrumentCatalogue, type LocalTextAnswer } from '../funding/index.js';
import type { KnownProject } from './domain/compare.js';
import { ABOUT_FIELDS, GUIDE } from './domain/guide.js';
import { AMOUNT_FIELDS, DAY_FIELDS, FIELDS, type Field, HEADERS, READ_ONLY_FIELDS } from './domain/fields.js';
import { amountOfKey } from './domain/read-amount.js';
import { listText } from './domain/read-rows.js';
import type { PortfolioFileQuery } from './dto/moving-in.dto.js';
import { KnownProjects } from './known-projects.js';

const WRITTEN_FIELDS = FIELDS.filter((field) => !READ_ONLY_FIELDS.includes(field));
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET: Words = { fi: 'Hankkeet', sv: 'Projekt', en: 'Projects' };
const FILE: Words = { fi: 'Hankesalkku', sv: 'Projektportfölj', en: 'Portfolio' };
const ABOUT: Words = { fi: 'noin', sv: 'cirka', en: 'about' };

/** The portfolio as one sheet: empty as a template, filled as an export that can be brought in again. */
@Injectable()
export class PortfolioFileService {
  constructor(
    private readonly knownProjects: KnownProjects,
    private readonly instruments: InstrumentCatalogue,
    private readonly clock: Clock,
  ) {}

  /** The headers and, on a second sheet, what each column takes. */
  async template(language: Language): Promise<StreamableFile> {
    const instruments = (await this.instruments.list()).items.map(({ name }) => name[language]);
    const { title, headers, rows } = GUIDE[language];
    const bytes = await writeXlsx([
      { name: SHEET[language], headers: WRITTEN_FIELDS.map((field) => HEADERS[field][language]), rows: [] },
      {
        name: title,
        headers,
        rows: [
          ...WRITTEN_FIELDS.map((field) => [
            { text: HEADERS[field][language] },
            { text: choicesOf(field, language, instruments) ?? ABOUT_FIELDS[field][language] },
          ]),
          ...rows.map((text) => [null, { text }]),
        ],
      },
    ]);
    return fileOf(bytes, XLSX, `${FILE[language]}.xlsx`);
  }

  /** Every project but the base activity, as on the day. */
  async export({ format, lang, ...query }: PortfolioFileQuery, wanted: Language): Promise<StreamableFile> {
    const language = lang ?? wanted;
    const asOn = asOnDay(query, this.clock);
    const projects = await this.knownProjects.read(await this.knownProjects.listIds(asOn.toString()), asOn);
    const { items } = await this.instruments.list();
    const instruments = new Map(items.map(({ code, name }) => [code, name]));
    const columns = WRITTEN_FIELDS.map((field) => ({
      header: HEADERS[field],
      cell: ({ values }: KnownProject) => cellOf(field, values[field], language, instruments),
    }));
    return exportFile({ name: FILE, columns }, projects, { format, language, asOn });
  }
}

function cellOf(
  field: Field,
  value: string | undefined,
  language: Language,
  instruments: ReadonlyMap<string, LocalTextAnswer>,
): TableCell {
  if (value === undefined) return null;
  if (AMOUNT_FIELDS.some((one) => one === field)) return amountCell(value, language);
  if (DAY_FIELDS.some((one) => one === field)) return { day: value };
  if (field === 'aliases' || field === 'partners') return { text: listText(value.split('\n')) };
  if (field === 'instrument') return { text: instruments.get(value)?.[language] ?? value };
  return { text: wordsOfField(field)?.[value]?.[language] ?? value };
}

/** An exact amount is a number; what is not exact says so in words, and can be read again. */
function amountCell(key: string, language: Language): TableCell {
  const amount = amountOfKey(key);
  const written = (wire: string) => wire.replace('.', ',');
  if (amount.exactness === 'range') {
    return { text: `${written(formatWire(amount.minCents))}–${written(formatWire(amount.maxCents))}` };
  }
  if (amount.exactness === 'exact') return { amountCents: amount.cents };
  return { text: `${ABOUT[language]} ${written(formatWire(amount.cents))}` };
}

function wordsOfField(field: Field): Readonly<Record<string, Words>> | null {
  if (field === 'ownRole') return OWN_ROLE_WORDS;
  if (field === 'status') return PROJECT_STATUS_WORDS;
  return field === 'outcome' ? APPLICATION_STATE_WORDS : null;
}

function choicesOf(field: Field, language: Language, instruments: readonly string[]): string | null {
  if (field === 'instrument') return instruments.join(' · ');
  const words = wordsOfField(field);
  return (
    words &&
    Object.values(words)
      .map((word) => word[language])
      .join(' · ')
  );
}
