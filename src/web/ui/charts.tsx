import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatPercent, sumCents } from '../../shared/money/index.js';
import { shareOfWhole, type Cents } from './cents';
import classes from './kit.module.css';
import { Money } from './money';

/** How a part is filled: a colour for what is there, a hatch for what is not there yet. */
export type Fill =
  'series-1' | 'series-2' | 'series-3' | 'series-4' | 'hatch-open' | 'hatch-wait' | 'hatch-bad';

export interface CoverPart {
  id: string;
  name: string;
  amountCents: Cents;
  fill: Fill;
  /** After the name: "(arvio)", the municipalities. */
  note?: ReactNode;
  /** The part that needs attention stands in bold. */
  strong?: boolean;
}

interface CoverBarProps {
  parts: CoverPart[];
  label: string;
  /** The whole is not known: the sum is of what is known, and no part is a share of it. */
  open?: boolean;
}

/** A whole and what covers it, as one bar with its figures as a table right below: nothing is in the picture alone. */
export function CoverBar({ parts, label, open = false }: CoverBarProps) {
  const { t } = useTranslation();
  const total = sumCents(parts.map((part) => part.amountCents));
  const words = parts.map((part) => `${part.name} ${formatAmount(part.amountCents)}`).join(', ');
  const percent = (amount: Cents) => (open || total === 0n ? '–' : formatShare(shareOfWhole(amount, total)));
  return (
    <div>
      <Bar parts={parts} label={`${label}: ${words}`} />
      <table className={classes.legend} aria-label={label}>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id} className={part.strong ? classes.strong : undefined}>
              <th scope="row">
                <span className={classes.swatch} style={{ background: `var(--${part.fill})` }} />
                {part.name} {part.note && <span className="dim">{part.note}</span>}
              </th>
              <td>
                <Money value={part.amountCents} />
              </td>
              <td>{percent(part.amountCents)}</td>
            </tr>
          ))}
          <tr className={classes.total}>
            <th scope="row">{t(open ? 'common:table.totalKnown' : 'common:table.total')}</th>
            <td>
              <Money value={total} />
            </td>
            <td>{percent(total)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** The picture alone. Without a label its figures stand beside it, and nothing is read out. */
export function Bar({ parts, label, slim }: { parts: readonly CoverPart[]; label?: string; slim?: boolean }) {
  const total = sumCents(parts.map((part) => part.amountCents));
  return (
    <div
      className={classes.bar}
      data-slim={slim}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {parts
        .filter((part) => part.amountCents > 0n)
        .map((part) => (
          <span
            key={part.id}
            title={`${part.name} ${formatAmount(part.amountCents)}`}
            style={{
              width: `${shareOfWhole(part.amountCents, total)}%`,
              background: `var(--${part.fill})`,
            }}
          />
        ))}
    </div>
  );
}

interface BulletBarProps {
  used: Cents;
  of: Cents;
  /** Share of time elapsed, 0-100; the black line. */
  elapsedPercent?: number;
  tone?: 'wait' | 'bad';
}

/** How much of a budget is used, with a black line where time stands. The figures stand in the row beside it. */
export function BulletBar({ used, of, elapsedPercent, tone }: BulletBarProps) {
  const { t } = useTranslation();
  const share = shareOfWhole(used, of);
  const words = {
    used: formatPercent(String(share), 1),
    elapsed: formatPercent(String(elapsedPercent ?? 0), 0),
  };
  return (
    <span
      className={classes.bullet}
      data-tone={tone}
      role="img"
      aria-label={
        elapsedPercent === undefined ? t('common:chart.bulletUsed', words) : t('common:chart.bullet', words)
      }
      title={words.used}
    >
      <span style={{ width: `${Math.min(100, Math.max(0, share))}%` }} />
      {elapsedPercent !== undefined && <i style={{ left: `${elapsedPercent}%` }} />}
    </span>
  );
}

/** A share with one decimal always, so that a column of them stands in line. */
export function formatShare(share: number): string {
  return shares.format(share / 100);
}

const shares = new Intl.NumberFormat('fi-FI', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
