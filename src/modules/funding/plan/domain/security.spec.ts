import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FUNDING_CLASSES, type FundingClass } from '../../../../shared/funding.js';
import { cents, parseAmount } from '../../../../shared/money/index.js';
import {
  type AgreedMoney,
  type DecidedMoney,
  type SecurableLine,
  type SecurityFacts,
  securePlans,
} from './security.js';

const euro = (text: string) => {
  const parsed = parseAmount(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.amountCents;
};
const line = (
  fundingClass: FundingClass,
  amount: string,
  more: Partial<SecurableLine> = {},
): SecurableLine => ({
  ...{ fundingClass, amountCents: euro(amount), exactness: 'exact', organisationId: null },
  ...more,
});
const plan = (year: number, total: string | null, lines: SecurableLine[]) => ({
  ...{ year, status: 'preliminary' as const, exactness: 'exact' as const, lines },
  totalCents: total === null ? null : euro(total),
});
const facts = (more: Partial<SecurityFacts> = {}): SecurityFacts => ({
  ...{ baseActivity: false, pending: false, refused: false, decided: [], agreed: [] },
  ...more,
});
const agreement = (amount: string, more: Partial<AgreedMoney> = {}): AgreedMoney => ({
  ...{ fundingClass: 'municipalContribution', organisationId: null, document: 'TESTI 1 §' },
  ...{ firstYear: null, lastYear: null, amountCents: euro(amount) },
  ...more,
});
const decision = (support: string | null, lines: DecidedMoney['lines'] = []): DecidedMoney => ({
  ...{ number: 'TESTI/1', lines, repaid: [] },
  supportCents: support === null ? null : euro(support),
});
/** The parts of every line of every year, as words. */
const parts = (plans: ReturnType<typeof securePlans>) =>
  plans.flatMap(({ year, lines }) =>
    lines.flatMap((of) =>
      of.parts.map((part) => `${year} ${part.security} ${part.basis} ${part.amountCents}`),
    ),
  );

describe('how sure the money of a plan is', () => {
  const perus = plan(2021, '365000', [
    line('stateGrant', '240000', { exactness: 'approximate' }),
    line('municipalContribution', '80000'),
  ]);

  it('of 2021: an estimate and what nobody has agreed are probable, 45 000 are uncovered', () => {
    const [secured] = securePlans([perus], facts({ baseActivity: true }));
    expect(secured).toMatchObject({
      ...{ securedCents: 0n, probableCents: 32000000n, uncoveredCents: 4500000n, approximate: true },
    });
    expect(parts([secured!])).toEqual(['2021 probable estimate 24000000', '2021 probable notAgreed 8000000']);
  });

  it('is secured by a granted decision up to its support, and probable above it', () => {
    const years = [
      plan(2021, '100', [line('euSupport', '60')]),
      plan(2020, '100', [line('euSupport', '50')]),
    ];
    expect(parts(securePlans(years, facts({ decided: [decision('80')] })))).toEqual([
      '2020 secured decided 5000',
      '2021 secured decided 3000',
      '2021 probable aboveDecided 3000',
    ]);
  });

  it('takes the years of a decision that tells them, and no others', () => {
    const lines = [{ year: 2021, fundingClass: 'euSupport' as const, amountCents: euro('40') }];
    const years = [plan(2020, '50', [line('euSupport', '50')]), plan(2021, '50', [line('euSupport', '40')])];
    expect(parts(securePlans(years, facts({ decided: [decision('90', lines)] })))).toEqual([
      '2020 probable aboveDecided 5000',
      '2021 secured decided 4000',
    ]);
  });

  it('is lost where it is to be paid back: from the last year first, of the support alone', () => {
    const years = [
      plan(2020, '60', [line('euSupport', '60')]),
      plan(2021, '60', [line('euSupport', '30'), line('municipalContribution', '10')]),
    ];
    const repaid = (...amounts: string[]) =>
      amounts.map((amount, at) => ({ number: `TESTI/R${at + 1}`, amountCents: euro(amount) }));
    const decided = [{ ...decision('90'), repaid: repaid('20', '15') }];
    const secured = securePlans(years, facts({ decided }));
    expect(parts(secured)).toEqual([
      ...['2020 secured decided 5500', '2020 null repaid 500'],
      ...['2021 null repaid 1500', '2021 null repaid 1500', '2021 probable notAgreed 1000'],
    ]);
    expect(secured.map(({ uncoveredCents }) => uncoveredCents)).toEqual([500n, 5000n]);

    const byYear = [2020, 2021].map((year) => ({
      ...{ year, fundingClass: 'euSupport' as const },
      amountCents: euro(year === 2020 ? '60' : '30'),
    }));
    const told = securePlans(
      years,
      facts({ decided: [{ ...decision('90', byYear), repaid: repaid('40') }] }),
    );
    expect(parts(told)).toEqual([
      ...['2020 secured decided 5000', '2020 null repaid 1000'],
      ...['2021 null repaid 3000', '2021 probable notAgreed 1000'],
    ]);
  });

  it('is probable while the decided amount is not known, or the decision pending', () => {
    const years = [plan(2021, '50', [line('euSupport', '50')])];
    expect(parts(securePlans(years, facts({ decided: [decision(null)] })))).toEqual([
      '2021 probable amountUnknown 5000',
    ]);
    expect(parts(securePlans(years, facts({ pending: true })))).toEqual(['2021 probable pending 5000']);
  });

  it('of an outside source is secured as far as an agreement reaches', () => {
    const years = [plan(2021, '120', [line('municipalContribution', '100')])];
    expect(parts(securePlans(years, facts({ agreed: [agreement('70')] })))).toEqual([
      '2021 secured agreed 7000',
      '2021 probable notAgreed 3000',
    ]);
  });

  it('uses an agreement up once, in the years and for the party it is for', () => {
    const [seinajoki, vaasa] = ['a', 'b'];
    const of = (year: number) =>
      plan(year, '100', [line('municipalContribution', '60', { organisationId: seinajoki! })]);
    const agreed = [
      agreement('100', { organisationId: seinajoki!, firstYear: 2020, lastYear: 2021 }),
      agreement('500', { organisationId: vaasa! }),
      agreement('500', { fundingClass: 'privateFunding' }),
    ];
    expect(parts(securePlans([of(2020), of(2021), of(2022)], facts({ agreed })))).toEqual([
      '2020 secured agreed 6000',
      '2021 secured agreed 4000',
      '2021 probable notAgreed 2000',
      '2022 probable notAgreed 6000',
    ]);
  });

  it('is lost with a refusal: support and what was to match it; the own money stays', () => {
    const years = [
      plan(2021, '100', [
        line('euSupport', '60'),
        line('municipalContribution', '20'),
        line('ownContribution', '20'),
      ]),
    ];
    const [refused] = securePlans(years, facts({ refused: true, agreed: [agreement('20')] }));
    expect(refused).toMatchObject({ securedCents: 0n, probableCents: 2000n, uncoveredCents: 8000n });
    expect(parts([refused!])).toEqual([
      '2021 null refused 6000',
      '2021 null withoutSupport 2000',
      '2021 probable planned 2000',
    ]);
  });

  it('of the base activity loses its support only: the municipalities stand on their own contract', () => {
    const [refused] = securePlans([perus], facts({ baseActivity: true, refused: true }));
    expect(refused).toMatchObject({ probableCents: 8000000n, uncoveredCents: 28500000n });
  });

  it('of a closed year is what it was', () => {
    const closed = { ...plan(2012, null, [line('stateGrant', '290000', { exactness: 'approximate' })]) };
    expect(securePlans([{ ...closed, status: 'closed' }], facts())).toMatchObject([
      { securedCents: 29000000n, uncoveredCents: null, approximate: true },
    ]);
  });

  it('always adds up: secured + probable + uncovered − over-covered is the total', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(cents);
    const lines = fc.array(
      fc.record({
        fundingClass: fc.constantFrom(...FUNDING_CLASSES),
        organisationId: fc.constantFrom(null, 'a', 'b'),
        amountCents: amount,
        exactness: fc.constantFrom('exact' as const, 'approximate' as const),
      }),
      { maxLength: 8 },
    );
    const years = fc.uniqueArray(
      fc.record({
        year: fc.integer({ min: 2020, max: 2024 }),
        status: fc.constantFrom('preliminary' as const, 'approved' as const, 'closed' as const),
        totalCents: amount,
        exactness: fc.constant('exact' as const),
        lines,
      }),
      { selector: (of) => of.year, maxLength: 5 },
    );
    const known = fc.record({
      ...{ baseActivity: fc.boolean(), pending: fc.boolean(), refused: fc.boolean() },
      decided: fc.array(
        fc.record({
          ...{ number: fc.constant(null), supportCents: fc.option(amount), lines: fc.constant([]) },
          repaid: fc.array(fc.record({ number: fc.constant(null), amountCents: amount }), { maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
      agreed: fc.array(
        fc.record({
          fundingClass: fc.constantFrom(...FUNDING_CLASSES),
          organisationId: fc.constantFrom(null, 'a', 'b'),
          ...{ document: fc.constant(null), amountCents: amount },
          ...{ firstYear: fc.constantFrom(null, 2021), lastYear: fc.constantFrom(null, 2022) },
        }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(years, known, (plans, of) => {
        for (const { totalCents, securedCents, probableCents, uncoveredCents, ...rest } of securePlans(
          plans,
          of,
        )) {
          const sum = securedCents + probableCents + (uncoveredCents ?? 0n) - rest.overCoveredCents;
          expect(sum).toBe(totalCents);
          expect([securedCents, probableCents, uncoveredCents].every((part) => (part ?? 0n) >= 0n)).toBe(
            true,
          );
          for (const { amountCents, parts: split } of rest.lines) {
            expect(split.reduce((all, part) => all + part.amountCents, 0n)).toBe(amountCents);
          }
        }
      }),
    );
  });
});
