import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { Permission } from '../../shared/permissions.js';

/** A line of the navigation. */
export interface NavEntry {
  /** Where it leads, `/projects`. */
  to: string;
  /** Key of its name, `projects:nav`. */
  labelKey: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>;
  /** Place in the list; tens, so that a room fits between two others. */
  order: number;
  /** The letter after `g` that goes there. */
  key: string;
  /** Shown only to those who hold it. */
  permission?: Permission;
  /** A count beside the name (unread, due); a hook, called on every screen. */
  useCount?: () => { count: number; labelKey: string } | null;
}

/** Where the header's search field may look. */
export interface SearchPlace {
  /** Key of "Search projects: {{text}}". */
  labelKey: string;
  order: number;
  to: (text: string) => string;
}

/** What a feature adds to the page; the default export of its `routes.tsx`. */
export interface Feature {
  /** Screens inside the frame, for signed-in users. */
  routes: RouteObject[];
  /** Screens without the frame, for everybody (sign-in). */
  openRoutes?: RouteObject[];
  nav?: NavEntry[];
  search?: SearchPlace[];
}

const modules = import.meta.glob<Feature>('../features/*/routes.tsx', { eager: true, import: 'default' });

/** Every feature adds itself by having a `routes.tsx`; there is no list to edit. */
export const features: Feature[] = Object.values(modules);

export const navEntries: NavEntry[] = features
  .flatMap((feature) => feature.nav ?? [])
  .sort((a, b) => a.order - b.order);

export const searchPlaces: SearchPlace[] = features
  .flatMap((feature) => feature.search ?? [])
  .sort((a, b) => a.order - b.order);
