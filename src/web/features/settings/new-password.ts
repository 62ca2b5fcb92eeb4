import { useTranslation } from 'react-i18next';

/** As the server asks (NIST SP 800-63B: length, no rules about characters). */
const shortestPassword = 12;

/** The pair of fields of a new password: names, hint, check, what the browser's password keeper needs. */
export function useNewPassword() {
  const { t } = useTranslation();
  return {
    labels: { password: t('signIn:welcome.newPassword'), repeat: t('signIn:welcome.repeat') },
    hint: t('signIn:welcome.passwordHint'),
    validate: ({ password, repeat }: { password: string; repeat: string }) => ({
      password: password.length >= shortestPassword ? null : t('signIn:welcome.missing.password'),
      repeat: repeat === password ? null : t('signIn:welcome.missing.repeat'),
    }),
    input: {
      autoComplete: 'new-password',
      maxLength: 200,
      required: true,
      visibilityToggleButtonProps: { 'aria-label': t('signIn:showPassword') },
    },
  };
}
