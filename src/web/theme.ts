import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

// Index 8 is the accent on paper, index 3 the accent on dark paper.
const petrol: MantineColorsTuple = [
  '#eef6f7', '#e3eff1', '#c3dde2', '#8fc4cf', '#6fb0bc', '#4795a4', '#2a7c8c', '#176777', '#0b5563', '#083f4a',
]; // prettier-ignore

const redInk: MantineColorsTuple = [
  '#fdf3f1', '#fbe9e7', '#f5cfca', '#f0a79f', '#e27d72', '#d35c50', '#c4453a', '#b6342a', '#a8261b', '#861d14',
]; // prettier-ignore

// The second paper: warm greys, from ink (0) to the darkest ground (9).
const dark: MantineColorsTuple = [
  '#ebe8e1', '#d3d1ca', '#b4b6b3', '#8b9091', '#535a5d', '#3b4245', '#2b3033', '#1f2326', '#171a1c', '#101213',
]; // prettier-ignore

/** A well-kept ledger: paper, thin rules, one petrol accent; contrast is set for AA at least. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  colors: { petrol, red: redInk, dark },
  fontFamily: '"Source Sans 3", "Noto Sans", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  headings: {
    fontFamily: 'inherit',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '26px', lineHeight: '1.2' },
      h2: { fontSize: '17px', lineHeight: '1.3' },
      h3: { fontSize: '15px', lineHeight: '1.35' },
    },
  },
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    // Mantine takes the ink from the light paper's shade; on the dark one the accents are pale.
    return input.variant === 'filled' ? { ...colors, color: 'var(--on-accent)' } : colors;
  },
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
    // A dialog's head is no banner of the page.
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 0 },
        attributes: { header: { role: 'none' } },
      },
      // Only what is below the head scrolls: a button must not end up half under the one that closes.
      styles: {
        content: { display: 'flex', flexDirection: 'column', overflow: 'hidden' },
        header: { flex: 'none' },
        body: { overflowY: 'auto', minHeight: 0 },
      },
    },
    Drawer: { defaultProps: { position: 'right', attributes: { header: { role: 'none' } } } },
    // Lists open beside their field, inside the page's landmarks.
    Select: { defaultProps: { comboboxProps: { withinPortal: false } } },
    MultiSelect: { defaultProps: { comboboxProps: { withinPortal: false } } },
    Autocomplete: { defaultProps: { comboboxProps: { withinPortal: false } } },
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: true } } },
  },
});

/** Mantine's own tokens follow the colours of `styles.css`, so that there is one palette. */
export const cssVariables: CSSVariablesResolver = () => {
  const tokens = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--soft)',
    '--mantine-color-placeholder': 'var(--soft)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--sheet)',
    '--mantine-color-default-hover': 'var(--accent-soft)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-color-disabled': 'var(--line)',
    '--mantine-color-disabled-color': 'var(--soft)',
  };
  return {
    variables: {},
    light: tokens,
    dark: tokens,
  };
};
