import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import { useLocation } from "@tanstack/react-router";
import { useId, useRef, useState, type ReactNode } from "react";

import classes from "./Dropdown.module.css";

interface DropdownProps {
  /** What the button is called by screen readers. */
  label: string;
  /** What is seen on the button. */
  button: ReactNode;
  buttonClass?: string | undefined;
  align: "start" | "end";
  children: ReactNode;
}

/** A button of the header that unfolds a list below it. Without a positioning library, which weighs as much as the shell. */
export function Dropdown({ label, button, buttonClass = "", align, children }: DropdownProps) {
  // Open at one path only: whoever went somewhere is done here.
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === path;
  const target = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const close = () => {
    setOpenAt(null);
  };
  const around = useClickOutside(close);
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape and leaving, wherever the focus is inside
    <div
      ref={around}
      className={`${classes["around"] ?? ""} ${classes[align] ?? ""}`}
      onKeyDown={({ key }) => {
        if (key !== "Escape") return;
        close();
        target.current?.focus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) close();
      }}
    >
      <UnstyledButton
        ref={target}
        className={buttonClass}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => {
          setOpenAt(open ? null : path);
        }}
      >
        <VisuallyHidden>{label}</VisuallyHidden>
        <span aria-hidden="true" className={classes["button"]}>
          {button}
        </span>
      </UnstyledButton>
      <div id={panel} hidden={!open} className={classes["panel"]}>
        {children}
      </div>
    </div>
  );
}
