/* The wizard: what is typed is kept, and a long list is found in by name.
   Without this file each step is kept when one goes on. */
"use strict";

(() => {
  const PAUSE = 900, AGAIN = 15000;
  const form = document.querySelector("form[data-keeps]");
  const saved = document.getElementById("saved");
  if (!form || !saved) return;

  let waiting = null;
  let isSent = false;
  const keep = async () => {
    waiting = null;
    if (isSent) return;
    let answer;
    try {
      answer = await fetch(location.href, {
        method: "POST", body: new FormData(form), credentials: "same-origin",
        headers: { "X-Kenes-Save": "1" },
      });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      answer = null; /* no network */
    }
    if (answer && answer.ok && !answer.redirected) {
      const told = await answer.json();
      saved.textContent = `${saved.dataset.saved} ${told.saved}`;
    } else if (!isSent) {
      saved.textContent = saved.dataset.failed;
      plan(AGAIN);
    }
  };
  const plan = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, pause);
  };
  form.addEventListener("input", () => plan(PAUSE));
  form.addEventListener("submit", () => {
    isSent = true;
    clearTimeout(waiting);
  });
  /* Who leaves the page at once loses nothing: the browser sends what is written. */
  addEventListener("pagehide", () => {
    if (waiting === null || isSent) return;
    fetch(location.href, {
      method: "POST", body: new FormData(form), credentials: "same-origin",
      keepalive: true, headers: { "X-Kenes-Save": "1" },
    });
  });

  for (const part of form.querySelectorAll("[data-find]")) {
    const choices = part.querySelector(".choices");
    if (!choices || choices.children.length < 8) continue;
    const find = document.createElement("input");
    find.type = "search";
    find.className = "input wizard-find";
    find.placeholder = part.dataset.find;
    find.setAttribute("aria-label", part.dataset.find);
    find.addEventListener("input", (event) => {
      event.stopPropagation();
      const wanted = find.value.trim().toLocaleLowerCase();
      for (const choice of choices.children) {
        const isChosen = choice.querySelector("input").checked;
        choice.hidden = !isChosen && !choice.textContent.toLocaleLowerCase().includes(wanted);
      }
    });
    find.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    choices.before(find);
  }
})();
