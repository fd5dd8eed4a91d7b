import { ButtonStyle, type ButtonComponent } from "../components";
import "./buttons.css";

const STYLES: Record<number, string> = {
  [ButtonStyle.primary]: "primary",
  [ButtonStyle.secondary]: "secondary",
  [ButtonStyle.success]: "success",
  [ButtonStyle.danger]: "danger",
  [ButtonStyle.link]: "secondary",
  [ButtonStyle.premium]: "primary",
};

export const buttonLook = ({ style }: ButtonComponent) => `button button-${STYLES[style] ?? "secondary"}`;

/** A button that leads out of Discord. */
export function MessageLink({ button }: { button: ButtonComponent }) {
  return (
    <a className={buttonLook(button)} href={button.url} target="_blank" rel="noreferrer noopener">
      <ButtonWords button={button} />
      <span aria-hidden="true">↗</span>
    </a>
  );
}

export function ButtonWords({ button: { emoji, label } }: { button: ButtonComponent }) {
  return (
    <>
      {emoji?.name && <span aria-hidden={Boolean(label)}>{emoji.name}</span>}
      {label ? <bdi>{label}</bdi> : null}
    </>
  );
}
