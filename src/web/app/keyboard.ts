import { useEffect, useRef } from 'react';

/** True while the user writes, or a dialog has the keyboard. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="dialog"],[role="listbox"],[role="menu"]'))
    return true;
  return target.matches('input, textarea, select');
}

/** Keys of the page: one letter or sign each; `g x` is `g` and then `x` within a second and a half. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target))
        return;
      const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const pair = first && event.timeStamp - first.at < 1500 ? `${first.key} ${pressed}` : null;
      const action = (pair && latest.current[pair]) || (pair ? undefined : latest.current[pressed]);
      first = pressed === 'g' && !pair ? { key: 'g', at: event.timeStamp } : null;
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
