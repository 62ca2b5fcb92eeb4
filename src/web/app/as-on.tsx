import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isDay } from './days';

interface AsOn {
  /** The day the page shows, `YYYY-MM-DD`. */
  day: string;
  /** The real day in Helsinki. */
  today: string;
  /** True when the page shows another day than today: then nothing can be changed. */
  readOnly: boolean;
  /** For the calls of overviews and reports: `{}` today, `{asOn}` otherwise. */
  query: { asOn?: string };
  /** Shows another day; `null` is today. */
  show: (day: string | null) => void;
}

const storageKey = 'hankesalkku.asOn';

function chosenBefore(): string | null {
  try {
    return window.sessionStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function keepChoice(choice: string): void {
  try {
    window.sessionStorage.setItem(storageKey, choice);
  } catch {
    // Without storage a link that leaves the day out shows the opening day.
  }
}

const AsOnContext = createContext<AsOn | null>(null);

/** Which day the page shows. It lives in the URL as `asOn`, so that a link shows the same to its receiver. */
export function useAsOn(): AsOn {
  const value = useContext(AsOnContext);
  if (!value) throw new Error('useAsOn is called outside the frame.');
  return value;
}

interface Props {
  today: string;
  /** The day on which the sample opens; a real installation has none and opens today. */
  openingDay: string | null;
  children: ReactNode;
}

export function AsOnProvider({ today, openingDay, children }: Props) {
  const [params] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const asked = params.get('asOn');
  const valid = asked === 'today' || (asked !== null && isDay(asked));
  // A link without the parameter keeps the day chosen before; the first entry takes the sample's own day.
  const chosen = valid ? asked : (chosenBefore() ?? openingDay ?? 'today');
  const day = chosen === 'today' ? today : chosen;

  useEffect(() => {
    const wanted = day === today ? (openingDay ? 'today' : null) : day;
    keepChoice(day === today ? 'today' : day);
    if (asked === wanted) return;
    const next = new URLSearchParams(location.search);
    if (wanted) next.set('asOn', wanted);
    else next.delete('asOn');
    void navigate({ search: next.toString(), hash: location.hash }, { replace: true, state: location.state });
  }, [asked, day, today, openingDay, location, navigate]);

  const value = useMemo<AsOn>(
    () => ({
      day,
      today,
      readOnly: day !== today,
      query: day === today ? {} : { asOn: day },
      show: (chosen) => {
        const next = new URLSearchParams(location.search);
        next.set('asOn', chosen ?? 'today');
        void navigate({ search: next.toString() });
      },
    }),
    [day, today, location.search, navigate],
  );
  return <AsOnContext value={value}>{children}</AsOnContext>;
}
