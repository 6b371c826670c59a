/* The console of a meeting: what changes is read again, and keys press its buttons.
   Without this file the page works by links and buttons alone. */
"use strict";

(() => {
  const OFF = "kenes-keys-off";
  const MARKS = "[data-live][id]";
  const FIELDS = "input:not([type=hidden]), textarea, select";

  const page = document.querySelector("[data-refresh]");
  if (!page) return;
  const inField = (element) => element instanceof Element && element.matches(FIELDS);

  /* What somebody is writing is never taken away from him. */
  const isWrittenIn = (part) =>
    [...part.querySelectorAll(FIELDS)].some((field) =>
      field === document.activeElement
      || ("defaultValue" in field && field.value !== field.defaultValue)
      || (field.options && [...field.options].some((one) => one.selected !== one.defaultSelected
        && field.querySelector("[selected]"))));

  const replace = (part, fresh) => {
    if (part.textContent === fresh.textContent || isWrittenIn(part)) return;
    const open = new Set([...part.querySelectorAll("details[open][id]")].map((one) => one.id));
    const focused = part.contains(document.activeElement)
      ? document.activeElement.closest("[id]")?.id : null;
    part.replaceChildren(...fresh.childNodes);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    if (focused) (document.getElementById(focused)?.querySelector("summary")
      ?? document.getElementById(focused))?.focus();
    filter();
  };

  const refresh = async () => {
    if (document.hidden) return;
    let answer;
    try {
      answer = await fetch(location.href, { credentials: "same-origin" });
    } catch (error) {
      if (error instanceof TypeError) return; /* no network: the next time */
      throw error;
    }
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll(MARKS)) {
      const found = fresh.getElementById(part.id);
      if (found) replace(part, found);
    }
    tick();
  };

  const tick = () => {
    for (const clock of document.querySelectorAll("time[data-since]")) {
      const passed = Math.max(0, Math.floor((Date.now() - Date.parse(clock.dateTime)) / 1000));
      const parts = [Math.floor(passed / 3600), Math.floor(passed / 60) % 60, passed % 60];
      clock.textContent = parts.map((part) => String(part).padStart(2, "0")).join(":");
    }
  };

  /* Finding a member: the list shrinks as one types; Enter takes the first. */
  const find = document.getElementById("find");
  const people = () => [...document.querySelectorAll("#people > li[data-name]")];
  const filter = () => {
    const wanted = (find?.value ?? "").trim().toLocaleLowerCase();
    for (const line of people()) {
      line.hidden = !line.dataset.name.toLocaleLowerCase().includes(wanted);
    }
  };
  const take = (event) => {
    const line = people().find((one) => !one.hidden);
    const member = line?.querySelector("details");
    if (!member) return;
    event.preventDefault();
    find.value = find.defaultValue = "";
    filter();
    for (const other of document.querySelectorAll("#people details[open]")) other.open = false;
    member.open = true;
    member.querySelector("summary").focus();
  };
  find?.addEventListener("input", filter);
  find?.form?.addEventListener("submit", take);

  /* Keys: the physical key, so that it is the same on every layout. */
  let keysAct = localStorage.getItem(OFF) === null;
  const say = document.querySelector("#keys-switch");
  const label = () => {
    const button = say.querySelector("button");
    button.textContent = keysAct ? button.dataset.off : button.dataset.on;
    document.getElementById("keys").classList.toggle("is-off", !keysAct);
  };
  if (say) {
    say.hidden = false;
    label();
    say.addEventListener("click", () => {
      keysAct = !keysAct;
      if (keysAct) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
      label();
    });
  }

  const button = (code) => {
    const key = `[data-key="${code}"]`;
    return document.querySelector(`#people details[open] ${key}`)
      ?? [...document.querySelectorAll(key)].find((one) => !one.closest("#people"));
  };
  const press = (event) => {
    if (!keysAct || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (inField(event.target)) return;
    if (event.code === "Slash") {
      event.preventDefault();
      if (event.shiftKey) document.getElementById("keys").scrollIntoView();
      else find?.focus();
      return;
    }
    const isPressable = event.target.closest?.("a, button, summary");
    if (event.shiftKey || event.repeat || (event.code === "Enter" && isPressable)) return;
    const wanted = button(event.code);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  };
  if (say) document.addEventListener("keydown", press);

  tick();
  filter();
  setInterval(tick, 1000);
  setInterval(refresh, Number(page.dataset.refresh) * 1000);
})();
