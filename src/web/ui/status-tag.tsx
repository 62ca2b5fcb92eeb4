import {
  IconAlertTriangle,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconPoint,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './kit.module.css';

/** What a colour means: done or granted, waiting, at risk, neither, not there yet. */
export type Tone = 'ok' | 'wait' | 'bad' | 'calm' | 'open';

const icons: Record<Tone, TablerIcon> = {
  ok: IconCheck,
  wait: IconClock,
  bad: IconAlertTriangle,
  calm: IconPoint,
  open: IconCircleDashed,
};

/** A state by icon, word and colour together. */
export function StatusTag({ tone, icon, children }: { tone: Tone; icon?: TablerIcon; children: ReactNode }) {
  const Icon = icon ?? icons[tone];
  return (
    <span className={classes.tag} data-tone={tone}>
      <Icon size={14} stroke={2} aria-hidden />
      {children}
    </span>
  );
}
