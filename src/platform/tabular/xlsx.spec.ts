import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { cents, formatWire } from '../../shared/money/index.js';
import type { TableCell } from '../../shared/workbook.js';
import { XlsxFault, readXlsx, writeXlsx } from './index.js';

const LIMITS = { megabytes: 5, sheets: 5, rows: 1000, columns: 200 };
const fault = (reason: XlsxFault['reason'], limit = 0) => new XlsxFault(reason, limit);
const SHEET = 'xl/worksheets/sheet1.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

const write = (rows: TableCell[][]) => writeXlsx([{ name: 'Hankkeet', headers: ['Nimi', 'Summa'], rows }]);

/** The workbook with its first sheet made from `xml`. */
async function workbookWith(xml: (sheet: string) => string): Promise<Buffer> {
  const parts = unzipSync(await write([[{ text: 'MONNI' }, { amountCents: cents(1n) }]]));
  parts[SHEET] = strToU8(xml(strFromU8(parts[SHEET] ?? new Uint8Array())));
  return Buffer.from(zipSync(parts));
}

/** The workbook with some of its files changed. */
async function archiveWith(
  change: (parts: Record<string, Uint8Array>) => Record<string, string>,
): Promise<Buffer> {
  const parts = unzipSync(await write([[{ text: 'MONNI' }, { amountCents: cents(1n) }]]));
  const changed = Object.entries(change(parts)).map(([name, xml]) => [name, strToU8(xml)]);
  return Buffer.from(zipSync({ ...parts, ...(Object.fromEntries(changed) as Record<string, Uint8Array>) }));
}

const text8 = (bytes: Uint8Array | undefined) => strFromU8(bytes ?? new Uint8Array());

describe('a workbook', () => {
  it('comes back as it was written: words, amounts, days and what is unknown', async () => {
    const bytes = await write([
      [{ text: 'Nähty "kaikki" <&>' }, { amountCents: cents(-123456n) }],
      [null, { day: '2020-10-31' }],
      [{ day: '2020-10' }, { count: '12' }],
    ]);
    expect(await readXlsx(bytes, LIMITS)).toEqual([
      {
        name: 'Hankkeet',
        rows: [
          [text('Nimi'), text('Summa')],
          [text('Nähty "kaikki" <&>'), number('-1234.56')],
          [text(''), { kind: 'day', text: '2020-10-31' }],
          [text('10/2020'), number('12')],
        ],
      },
    ]);
  });

  it('keeps every amount to the cent', async () => {
    const amounts = fc.array(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(amounts, async (values) => {
        const bytes = await write(values.map((value) => [null, { amountCents: cents(value) }]));
        const [sheet] = await readXlsx(bytes, LIMITS);
        const read = sheet?.rows.slice(1).map((row) => row[1]?.text);
        expect(read).toEqual(
          values.map((value) =>
            formatWire(cents(value))
              .replace(/\.?0+$/, '')
              .replace(/^-?$/, '0'),
          ),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('holds no formula, whatever a text begins with', async () => {
    const bytes = await write([[{ text: '=HYPERLINK("http://example.org")' }, { text: '+358 40' }]]);
    expect(strFromU8(unzipSync(bytes)[SHEET] ?? new Uint8Array())).not.toContain('<f');
    const [sheet] = await readXlsx(bytes, LIMITS);
    expect(sheet?.rows[1]?.[0]).toEqual(text('=HYPERLINK("http://example.org")'));
  });

  it('reads the amount that was meant where a program stored all digits of a float', async () => {
    const bytes = await workbookWith((xml) => xml.replace('<v>0.01</v>', '<v>1234.5599999999999</v>'));
    expect((await readXlsx(bytes, LIMITS))[0]?.rows[1]?.[1]).toEqual(number('1234.56'));
  });

  it('counts a formula by the result saved with it', async () => {
    const bytes = await workbookWith((xml) => xml.replace('<v>0.01</v>', '<f>SUM(A1:A9)</f><v>99.5</v>'));
    expect((await readXlsx(bytes, LIMITS))[0]?.rows[1]?.[1]).toEqual(number('99.5'));
  });

  it('keeps rows in their places where empty ones stand between them', async () => {
    const bytes = await workbookWith((xml) =>
      xml.replace('<row r="2"', '<row r="7"').replaceAll(/r="([AB])2"/g, 'r="$17"'),
    );
    const rows = (await readXlsx(bytes, LIMITS))[0]?.rows;
    expect(rows?.length).toBe(7);
    expect(rows?.[6]?.[0]).toEqual(text('MONNI'));
  });

  it('whose formats reach the last row of the spreadsheet is read all the same', async () => {
    const bytes = await workbookWith((xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'),
    );
    expect((await readXlsx(bytes, LIMITS))[0]?.rows).toHaveLength(2);
  });
});

describe('a workbook that is refused', () => {
  it('is a file that is none', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('Nimi;Summa\n'), Buffer.from('PK\u0003\u0004rest')]) {
      await expect(readXlsx(bytes, LIMITS)).rejects.toEqual(fault('notWorkbook'));
    }
    const otherArchive = Buffer.from(zipSync({ 'letter.txt': strToU8('Hei') }));
    await expect(readXlsx(otherArchive, LIMITS)).rejects.toEqual(fault('notWorkbook'));
  });

  it('breaks off', async () => {
    const bytes = await write([[{ text: 'a' }, null]]);
    await expect(readXlsx(bytes.subarray(0, bytes.length - 60), LIMITS)).rejects.toEqual(
      fault('notWorkbook'),
    );
  });

  it('has too many columns, rows or sheets', async () => {
    const wide = await write([Array.from({ length: 300 }, () => ({ text: 'x' }))]);
    await expect(readXlsx(wide, LIMITS)).rejects.toEqual(fault('columns', 200));
    const long = await write(Array.from({ length: 1500 }, () => [{ text: 'x' }]));
    await expect(readXlsx(long, LIMITS)).rejects.toEqual(fault('rows', 1000));
    const far = await workbookWith((xml) => xml.replaceAll('r="A2"', 'r="A1048576"'));
    await expect(readXlsx(far, LIMITS)).rejects.toEqual(fault('rows', 1000));
    const many = await writeXlsx(
      Array.from({ length: 9 }, (_, at) => ({ name: `S${at}`, headers: ['a'], rows: [] })),
    );
    await expect(readXlsx(many, LIMITS)).rejects.toEqual(fault('sheets', 5));
  });

  it('names a place beyond the limits, however that is written', async () => {
    const cell = (attributes: string, name = 'c') =>
      `<row r="3"><${name} ${attributes}><is><t>x</t></is></${name}></row></sheetData>`;
    for (const attributes of [
      `r='A1048576' t="inlineStr"`,
      `r = "A1048576" t="inlineStr"`,
      `x:r="A3" t="inlineStr" x:r="A1048576"`,
      `t="inlineStr"\n\tr="A1048576"`,
    ]) {
      const bytes = await workbookWith((xml) => xml.replace('</sheetData>', cell(attributes)));
      await expect(readXlsx(bytes, LIMITS)).rejects.toBeInstanceOf(XlsxFault);
    }
    const prefixed = await workbookWith((xml) =>
      xml.replace('</sheetData>', cell('r="A1048576" t="inlineStr"', 'a-b:c')),
    );
    await expect(readXlsx(prefixed, LIMITS)).rejects.toEqual(fault('rows', 1000));
    for (const attributes of [`r="A&#49;048576" t="inlineStr"`, `r="a9999999"`, `r="A0"`, `r="A1048576`]) {
      const bytes = await workbookWith((xml) => xml.replace('</sheetData>', cell(attributes)));
      await expect(readXlsx(bytes, LIMITS)).rejects.toEqual(fault('notWorkbook'));
    }
  });

  it('keeps a sheet that is too large in another folder', async () => {
    const bytes = await archiveWith((parts) => ({
      'xl/other/page.xml': text8(parts[SHEET]).replaceAll('r="A2"', 'r="XFD1048576"'),
      [RELATIONS]: text8(parts[RELATIONS]).replace('worksheets/sheet1.xml', 'other/page.xml'),
    }));
    await expect(readXlsx(bytes, LIMITS)).rejects.toEqual(fault('rows', 1000));
  });

  it('lists one sheet again and again, or refers to no end of files', async () => {
    const again = await archiveWith((parts) => ({
      'xl/workbook.xml': text8(parts['xl/workbook.xml']).replace(
        '</sheets>',
        `${'<sheet name="a" sheetId="9" r:id="rId1"/>'.repeat(5)}</sheets>`,
      ),
    }));
    await expect(readXlsx(again, LIMITS)).rejects.toEqual(fault('sheets', 5));
    const relation = (at: number) => `<Relationship Id="x${at}" Type="x" Target="x${at}.xml"/>`;
    const many = await archiveWith((parts) => ({
      [RELATIONS]: text8(parts[RELATIONS]).replace(
        '</Relationships>',
        `${Array.from({ length: 600 }, (_, at) => relation(at)).join('')}</Relationships>`,
      ),
    }));
    await expect(readXlsx(many, LIMITS)).rejects.toEqual(fault('notWorkbook'));
  });

  it('holds a text, a tag or a comment that does not end', async () => {
    const long = '<a>'.repeat(1_000_000);
    for (const stretch of [
      'x'.repeat(3_000_000),
      `<!--${long}-->`,
      `<![CDATA[${long}]]>`,
      `<?x ${long}?>`,
      `<x a="${long}"/>`,
      `<x ${'a'.repeat(3_000_000)}`,
    ]) {
      const bytes = await workbookWith((xml) => xml.replace('</sheetData>', `${stretch}</sheetData>`));
      await expect(readXlsx(bytes, LIMITS)).rejects.toEqual(fault('notWorkbook'));
    }
  });

  it('is a bomb, also one that says it is small', async () => {
    const bomb = await workbookWith((xml) =>
      xml.replace('</sheetData>', `${' '.repeat(60_000_000)}</sheetData>`),
    );
    expect(bomb.length).toBeLessThan(200_000);
    await expect(readXlsx(bomb, LIMITS)).rejects.toEqual(fault('megabytes', 5));
    // The sizes that the archive states are made small; what comes out is not.
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK\u0001\u0002'); at >= 0; at = lying.indexOf('PK\u0001\u0002', at + 4)) {
      lying.writeUInt32LE(10, at + 24);
    }
    await expect(readXlsx(lying, LIMITS)).rejects.toEqual(fault('megabytes', 5));
  });
});

function text(value: string) {
  return { kind: 'text', text: value };
}

function number(value: string) {
  return { kind: 'number', text: value };
}
