import { ActionIcon, Alert, Anchor, Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarOff, IconKeyboard } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { AsOnProvider, useAsOn } from '../../app/as-on';
import { navEntries } from '../../app/feature';
import { useKeys } from '../../app/keyboard';
import { useSession, useSessionQuery } from '../../app/session';
import { formatDay } from '../../app/days';
import { AppLink } from '../../ui/app-link';
import { ProblemView } from '../../ui/problem-view';
import { ScreenSkeleton } from '../../ui/screen-skeleton';
import { AsOnChip } from './as-on-chip';
import classes from './frame.module.css';
import { KeysHelp } from './keys-help';
import { Navigation } from './navigation';
import { SearchField } from './search-field';
import { UserMenu } from './user-menu';

/** What stands around every screen of a signed-in user; leads others to the sign-in. */
export function Frame() {
  const session = useSessionQuery();
  const location = useLocation();
  if (session.isPending) return <ScreenSkeleton />;
  if (!session.data) {
    return (
      <main className={classes.alone}>
        <ProblemView error={session.error} retry={() => void session.refetch()} />
      </main>
    );
  }
  if (!session.data.user) {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  return (
    <AsOnProvider
      today={session.data.today}
      openingDay={session.data.sample ? session.data.asOnDefault : null}
    >
      <Rooms />
    </AsOnProvider>
  );
}

function Rooms() {
  const { t } = useTranslation();
  const [menuOpen, menu] = useDisclosure(false);
  const [helpOpen, help] = useDisclosure(false);
  const search = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const main = useFocusOnArrival();

  useKeys({
    '/': () => search.current?.focus(),
    '?': help.open,
    ...Object.fromEntries(navEntries.map((entry) => [`g ${entry.key}`, () => void navigate(entry.to)])),
  });

  return (
    <>
      <a className={classes.skip} href="#main" onClick={() => main.current?.focus()}>
        {t('common:skip')}
      </a>
      <header className={classes.header}>
        <Burger
          className={classes.burger}
          opened={menuOpen}
          onClick={menu.toggle}
          size="sm"
          aria-label={menuOpen ? t('common:nav.close') : t('common:nav.open')}
        />
        <AppLink to="/" className={classes.name}>
          {t('common:appName')}
        </AppLink>
        <div className={classes.search}>
          <SearchField ref={search} />
        </div>
        <div className={classes.right}>
          <AsOnChip />
          <ActionIcon
            className={classes.keys}
            variant="subtle"
            color="gray"
            onClick={help.open}
            aria-label={t('common:menu.keys')}
          >
            <IconKeyboard size={20} aria-hidden />
          </ActionIcon>
          <UserMenu />
        </div>
      </header>
      <div className={classes.wrap}>
        <nav className={classes.nav} aria-label={t('common:nav.label')}>
          <Navigation />
        </nav>
        <main id="main" ref={main} tabIndex={-1} className={classes.main}>
          <ReadOnlyNotice />
          <Outlet />
          <PrintFooter />
        </main>
      </div>
      <PhoneMenu opened={menuOpen} onClose={menu.close} />
      <KeysHelp opened={helpOpen} onClose={help.close} />
    </>
  );
}

/** Navigation and search where the page is narrow. */
function PhoneMenu({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { sample } = useSession();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="left"
      size={280}
      title={t('common:appName')}
      closeButtonProps={{ 'aria-label': t('common:nav.close') }}
    >
      <div className={classes.drawerSearch}>
        <SearchField onDone={onClose} />
      </div>
      {sample && <p className="dim">{t('common:sample.explain')}</p>}
      <nav aria-label={t('common:nav.label')}>
        <Navigation onGo={onClose} />
      </nav>
    </Drawer>
  );
}

/** Moves the keyboard to the new screen's beginning, as a page load would; not on a change of filters. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

function ReadOnlyNotice() {
  const { t } = useTranslation();
  const { readOnly, day, show } = useAsOn();
  const { sample } = useSession();
  // The sample opens on another day by itself; the chip alone says so there, and the buttons that change are away.
  if (!readOnly || sample) return null;
  return (
    <Alert
      className="no-print"
      mb="md"
      p="xs"
      color="yellow"
      icon={<IconCalendarOff size={18} aria-hidden />}
    >
      {t('common:asOn.readOnly', { day: formatDay(day) })}{' '}
      <Anchor component="button" type="button" inherit onClick={() => show(null)}>
        {t('common:asOn.toToday')}
      </Anchor>
    </Alert>
  );
}

function PrintFooter() {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const { pathname, search } = useLocation();
  return (
    <footer className="print-only">
      {t('common:print.footer', { day: formatDay(day), query: decodeURIComponent(`${pathname}${search}`) })}
    </footer>
  );
}
