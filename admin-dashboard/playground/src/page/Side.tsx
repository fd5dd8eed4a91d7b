import * as Ariakit from "@ariakit/react";
import type { ReactNode } from "react";

interface SideProps {
  name: string;
  className: string;
  open: boolean;
  /** Beside the messages; otherwise a drawer over them. */
  beside: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A panel at the side: a column where there is room, a drawer where there is not. */
export function Side({ name, className, open, beside, onClose, children }: SideProps) {
  if (beside)
    return (
      <aside className={`side ${className}`} aria-label={name} hidden={!open}>
        <div className="side-head">
          <h2>{name}</h2>
          <button type="button" className="icon-button" aria-label={`Close ${name}`} onClick={onClose}>
            <span aria-hidden="true">✕</span>
          </button>
        </div>
        {children}
      </aside>
    );
  return (
    <Ariakit.Dialog
      open={open}
      onClose={onClose}
      className={`drawer ${className}`}
      backdrop={<div className="backdrop" />}
      unmountOnHide
    >
      <div className="side-head">
        <Ariakit.HeadingLevel level={2}>
          <Ariakit.DialogHeading>{name}</Ariakit.DialogHeading>
        </Ariakit.HeadingLevel>
        <Ariakit.DialogDismiss className="icon-button" aria-label={`Close ${name}`} />
      </div>
      {children}
    </Ariakit.Dialog>
  );
}
