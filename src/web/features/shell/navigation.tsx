import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { navEntries, type NavEntry } from '../../app/feature';
import { useSession } from '../../app/session';
import { withAsOn } from '../../ui/app-link';
import classes from './frame.module.css';

/** The rooms that this user may enter. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const { permissions } = useSession();
  const open = navEntries.filter((entry) => !entry.permission || permissions.includes(entry.permission));
  return (
    <ul className={classes.list}>
      {open.map((entry) => (
        <li key={entry.to}>
          {entry.useCount ? (
            <Counted entry={entry} useCount={entry.useCount} onGo={onGo} />
          ) : (
            <Line entry={entry} onGo={onGo} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  entry: NavEntry;
  onGo?: () => void;
  count?: { count: number; labelKey: string } | null;
}

function Counted({ useCount, ...line }: LineProps & { useCount: NonNullable<NavEntry['useCount']> }) {
  return <Line {...line} count={useCount()} />;
}

function Line({ entry, onGo, count }: LineProps) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const Icon = entry.icon;
  return (
    <NavLink to={withAsOn(entry.to, params)} onClick={onGo}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <span>{t(entry.labelKey)}</span>
      {count && count.count > 0 && (
        <span className={classes.count} title={t(count.labelKey, { count: count.count })}>
          {count.count}
        </span>
      )}
    </NavLink>
  );
}
