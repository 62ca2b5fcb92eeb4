import { tsImport } from 'tsx/esm/api';
import setUpDatabase from '../../support/global-setup.mjs';

/** Unpacks the browser before the test files, which run beside each other, all want it. */
export default async function setup() {
  const { unpackChromium } = await tsImport('./chromium.ts', import.meta.url);
  await unpackChromium();
  await setUpDatabase();
}
