import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { cents } from '../../shared/money/index.js';
import { CsvFault, decodeText, peekCsv, readCsv, writeCsv } from './index.js';

describe('the text of a file', () => {
  it('is read from UTF-8 with and without a mark, UTF-16 with one, and Windows-1252', () => {
    const text = 'Päivä;Määrä €\n';
    expect(decodeText(Buffer.from(text))).toEqual({ ok: true, text, encoding: 'UTF-8' });
    expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ ok: true, text, encoding: 'UTF-8' });
    expect(decodeText(iconv.encode(text, 'utf-16le', { addBOM: true }))).toEqual({
      ok: true,
      text,
      encoding: 'UTF-16',
    });
    expect(decodeText(iconv.encode(text, 'windows-1252'))).toEqual({
      ok: true,
      text,
      encoding: 'Windows-1252',
    });
  });

  it('is not found in a workbook, a PDF or binary data', () => {
    expect(decodeText(Buffer.from('PK\u0003\u0004rest'))).toMatchObject({ ok: false });
    expect(decodeText(Buffer.from('%PDF-1.7'))).toEqual({ ok: false, found: 'pdf' });
    expect(decodeText(Buffer.from([65, 0, 66]))).toEqual({ ok: false, found: 'binary' });
  });
});

describe('a CSV file', () => {
  it('keeps empty rows, so that a record is the row a spreadsheet shows', async () => {
    expect(await readCsv('a;b\n\n"1\n2";3\n', ';', 10)).toEqual([['a', 'b'], [''], ['1\n2', '3']]);
  });

  it('that breaks off inside a quotation is refused with its row', async () => {
    await expect(readCsv('a;b\n1;"2\n3;4', ';', 10)).rejects.toEqual(new CsvFault('openQuote', 2));
  });

  it('with a row that never ends is refused without reading on', async () => {
    const endless = `a;b\n1;"${'x'.repeat(300_000)}`;
    await expect(readCsv(endless, ';', 10)).rejects.toMatchObject({ reason: 'openQuote' });
  });

  it('with too many rows is refused', async () => {
    await expect(readCsv('1\n2\n3\n', ';', 2)).rejects.toEqual(new CsvFault('tooManyRows', 3));
  });

  it('can be peeked into', () => {
    expect(peekCsv('a,b\n1,2\n3,4\n', ',', 2)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('is written for Finnish Excel, and a formula stays a text', () => {
    const csv = writeCsv(
      ['Nimi', 'Summa'],
      [
        [{ text: '=1+1' }, { amountCents: cents(-123456n) }],
        [{ text: 'a;"b"' }, null],
      ],
    );
    expect(csv).toBe('\ufeffNimi;Summa\r\n\'=1+1;-1234,56\r\n"a;""b""";\r\n');
  });
});
