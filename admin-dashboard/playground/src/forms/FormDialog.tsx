import * as Ariakit from "@ariakit/react";
import { useRef, useState, type SyntheticEvent } from "react";

import { ComponentType } from "../../../discord/components";
import { useInteractions, usePending, type OpenForm } from "../interactions/interactions";
import { Markdown } from "../../../discord/markdown/Markdown";
import { Avatar } from "../people/Avatar";
import { useScene } from "../scene/scene";
import { fieldsOf, firstAnswer, problemIn, type Answers } from "./answers";
import { FormField } from "./FormField";
import "./forms.css";

/** The form that the bot opened, if one is open. */
export function FormDialog() {
  const { closeForm } = useInteractions();
  const { form } = usePending();
  return (
    <Ariakit.Dialog
      open={form !== undefined}
      onClose={closeForm}
      className="dialog form-dialog"
      backdrop={<div className="backdrop" />}
      hideOnInteractOutside={false}
      autoFocusOnShow={focusFirstField}
      unmountOnHide
    >
      {form && <FormInside key={form.form.custom_id} open={form} />}
    </Ariakit.Dialog>
  );
}

/** Instead of the × over it. */
function focusFirstField(found: HTMLElement | null): boolean {
  const field = found?.closest("form")?.querySelector<HTMLElement>("[data-field]:not(:disabled)");
  field?.focus();
  return !field;
}

type Sending = "no" | "sending" | "failed";

function FormInside({ open }: { open: OpenForm }) {
  const { form } = open;
  const { view } = useScene();
  const { submit } = useInteractions();
  const element = useRef<HTMLFormElement>(null);
  const fields = fieldsOf(form);
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(fields.map(({ field }) => [field.custom_id, firstAnswer(field)])),
  );
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState<Sending>("no");

  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (sending === "sending") return;
    setTried(true);
    const wrong = fields.find(({ field }) => problemIn(field, answers[field.custom_id] ?? ""));
    if (wrong) {
      const shown = element.current?.querySelectorAll<HTMLElement>("[data-field]") ?? [];
      [...shown].find(({ dataset }) => dataset["field"] === wrong.field.custom_id)?.focus();
      return;
    }
    setSending("sending");
    if (!(await submit(open, answers))) setSending("failed");
  };

  return (
    <form ref={element} noValidate onSubmit={(event) => void send(event)}>
      <header className="dialog-head">
        <Avatar user={view.application.bot} size="small" />
        <Ariakit.HeadingLevel level={2}>
          <Ariakit.DialogHeading className="dialog-title">
            <bdi>{form.title}</bdi>
          </Ariakit.DialogHeading>
        </Ariakit.HeadingLevel>
        <Ariakit.DialogDismiss className="icon-button" aria-label="Close" />
      </header>
      {sending === "failed" && (
        <p className="form-failed" role="alert">
          Something went wrong. Try again.
        </p>
      )}
      <div className="form-fields">
        {form.components.map((top, index) =>
          top.type === ComponentType.text ? <Markdown key={`text ${index}`} text={top.content} /> : null,
        )}
        {fields.map((labelled) => {
          const { custom_id: name } = labelled.field;
          const answer = answers[name] ?? "";
          return (
            <FormField
              key={name}
              labelled={labelled}
              answer={answer}
              problem={tried ? problemIn(labelled.field, answer) : undefined}
              onAnswer={(given) => {
                setAnswers((known) => ({ ...known, [name]: given }));
              }}
            />
          );
        })}
      </div>
      <footer className="dialog-foot">
        <Ariakit.DialogDismiss className="button button-secondary">Cancel</Ariakit.DialogDismiss>
        <button type="submit" className="button button-primary" aria-busy={sending === "sending"}>
          <span className="button-content">Submit</span>
          {sending === "sending" && <span className="dots" aria-hidden="true" />}
        </button>
      </footer>
    </form>
  );
}
