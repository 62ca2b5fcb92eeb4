import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { searchPlaces } from '../../app/feature';

/** Where to look for what was typed: each feature says where its things are found. Enter takes the first. */
export function SearchField({ ref, onDone }: { ref?: Ref<HTMLInputElement>; onDone?: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const wanted = text.trim();

  const go = (place: number) => {
    const target = searchPlaces[place];
    if (!target || !wanted) return;
    combobox.closeDropdown();
    void navigate(target.to(wanted));
    setText('');
    onDone?.();
  };

  return (
    <search>
      <Combobox store={combobox} withinPortal={false} onOptionSubmit={(value) => go(Number(value))}>
        <Combobox.Target>
          <TextInput
            ref={ref}
            value={text}
            maxLength={200}
            aria-label={t('common:search.label')}
            placeholder={t('common:search.placeholder')}
            leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={<kbd aria-hidden>/</kbd>}
            onChange={(event) => {
              setText(event.currentTarget.value);
              combobox.openDropdown();
              combobox.selectFirstOption();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!wanted}>
          <Combobox.Options aria-label={t('common:search.label')}>
            {searchPlaces.map((place, index) => (
              <Combobox.Option key={place.labelKey} value={String(index)}>
                {t(place.labelKey, { text: wanted })}
              </Combobox.Option>
            ))}
            {searchPlaces.length === 0 && <Combobox.Empty>{t('common:search.none')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </search>
  );
}
