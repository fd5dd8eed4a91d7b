/** Components of messages and forms. https://docs.discord.com/developers/components/reference */

import type { Emoji } from "./shapes";

export const ComponentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  upload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const ButtonStyle = { primary: 1, secondary: 2, success: 3, danger: 4, link: 5, premium: 6 } as const;

export interface Media {
  url: string;
  proxy_url?: string;
  width?: number | null;
  height?: number | null;
}

export interface ButtonComponent {
  type: 2;
  style: number;
  label?: string;
  emoji?: Emoji;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
}

export interface SelectOption {
  label: string;
  value: string;
  description?: string;
  emoji?: Emoji;
  default?: boolean;
}

export interface SelectComponent {
  type: 3 | 5 | 6 | 7 | 8;
  custom_id: string;
  placeholder?: string;
  options?: SelectOption[];
  default_values?: { id: string; type: string }[];
  channel_types?: number[];
  min_values?: number;
  max_values?: number;
  required?: boolean;
  disabled?: boolean;
}

export interface TextInputComponent {
  type: 4;
  custom_id: string;
  style: number;
  label?: string | null;
  placeholder?: string;
  value?: string;
  required?: boolean;
  min_length?: number | null;
  max_length?: number | null;
}

export interface GroupComponent {
  type: 21 | 22;
  custom_id: string;
  options: SelectOption[];
  required?: boolean;
  min_values?: number;
  max_values?: number;
}

export interface CheckboxComponent {
  type: 23;
  custom_id: string;
  default?: boolean;
}

export interface UploadComponent {
  type: 19;
  custom_id: string;
  required?: boolean;
}

export interface RowComponent {
  type: 1;
  components: (ButtonComponent | SelectComponent | TextInputComponent)[];
}

export interface TextComponent {
  type: 10;
  content: string;
}

export interface ThumbnailComponent {
  type: 11;
  media: Media;
  description?: string | null;
  spoiler?: boolean;
}

export interface SectionComponent {
  type: 9;
  components: TextComponent[];
  accessory: ButtonComponent | ThumbnailComponent;
}

export interface GalleryComponent {
  type: 12;
  items: { media: Media; description?: string | null; spoiler?: boolean }[];
}

export interface FileComponent {
  type: 13;
  file: Media;
  name?: string | null;
  size?: number | null;
  spoiler?: boolean;
}

export interface SeparatorComponent {
  type: 14;
  divider?: boolean;
  spacing?: number;
}

export interface ContainerComponent {
  type: 17;
  components: Component[];
  accent_color?: number | null;
  spoiler?: boolean;
}

export type Component =
  | RowComponent
  | SectionComponent
  | TextComponent
  | GalleryComponent
  | FileComponent
  | SeparatorComponent
  | ContainerComponent;

export type Field = TextInputComponent | SelectComponent | GroupComponent | CheckboxComponent | UploadComponent;

export interface LabelComponent {
  type: 18;
  label: string;
  description?: string | null;
  component: Field;
}

/** What Discord calls a modal. */
export interface Form {
  custom_id: string;
  title: string;
  components: (RowComponent | LabelComponent | TextComponent)[];
}
