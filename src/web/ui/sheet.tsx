import { useId, type ReactNode } from 'react';
import classes from './kit.module.css';

interface SheetProps {
  title: string;
  /** One line under the title: what the figures are and as of when. */
  sub?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A white sheet on the paper: one subject with its heading. */
export function Sheet({ title, sub, actions, children }: SheetProps) {
  const id = useId();
  return (
    <section className={classes.sheet} aria-labelledby={id}>
      <div className={classes.sheetHead}>
        <h2 id={id}>{title}</h2>
        {actions && <div className="no-print">{actions}</div>}
      </div>
      {sub && <p className={classes.sub}>{sub}</p>}
      {children}
    </section>
  );
}
