import { forwardRef } from 'react';
import { Link, useSearchParams, type LinkProps } from 'react-router';

/** Adds the as-on day of the present page to an address that does not name one. */
export function withAsOn(to: string, params: URLSearchParams): string {
  const day = params.get('asOn');
  if (!day || /[?&]asOn=/.test(to)) return to;
  const [path = '', hash] = to.split('#');
  return `${path}${path.includes('?') ? '&' : '?'}asOn=${encodeURIComponent(day)}${hash ? `#${hash}` : ''}`;
}

/** A link within the page; it keeps the as-on day, so that a copied address shows the same. */
export const AppLink = forwardRef<HTMLAnchorElement, Omit<LinkProps, 'to'> & { to: string }>(function AppLink(
  { to, ...rest },
  ref,
) {
  const [params] = useSearchParams();
  return <Link ref={ref} to={withAsOn(to, params)} {...rest} />;
});
