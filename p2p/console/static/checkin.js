"use strict";
// The desk: lines go one after another, none is lost; the field keeps the focus.

const form = document.getElementById("scan");

function listen() {
  const code = document.getElementById("code");
  const desk = document.getElementById("desk");
  const waits = document.getElementById("waits");
  const queue = [];
  let isSending = false;

  function tell() {
    waits.hidden = queue.length < 2;
    waits.querySelector("strong").textContent = String(queue.length);
  }

  function alarm(text) {
    const box = desk.querySelector(".answer");
    box.className = "answer bad";
    box.textContent = text;
    if (navigator.vibrate) navigator.vibrate(400);
  }

  async function sent(one) {
    const data = new FormData(form);
    data.set("code", "");
    if (one.name) data.set(one.name, one.value);
    const answer = await fetch(one.action, {
      method: "POST", body: new URLSearchParams(data), headers: { "X-Part": "1" },
    });
    if (!answer.ok || answer.redirected) throw new TypeError(String(answer.status), { cause: answer });
    return answer.text();
  }

  async function send() {
    if (isSending) return;
    isSending = true;
    while (queue.length) {
      tell();
      try {
        const text = await sent(queue[0]);
        queue.shift();
        const open = desk.querySelector("details[open]") !== null;
        desk.innerHTML = text;
        if (open && desk.querySelector("details")) desk.querySelector("details").open = true;
        if (desk.querySelector(".answer.bad") && navigator.vibrate) navigator.vibrate(400);
      } catch (error) {
        if (error.cause) { alarm(form.dataset.refused); break; }
        alarm(form.dataset.lost); // it stays in the queue and goes when the line is back
        await new Promise((done) => { setTimeout(done, 2000); });
      }
    }
    isSending = false;
    tell();
  }

  function put(name, value, action) {
    queue.push({ name, value, action: action || form.action });
    send();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const by = event.submitter;
    if (by && by.name) {
      put(by.name, by.value, by.getAttribute("formaction"));
    } else if (code.value.trim()) {
      put("code", code.value);
      code.value = "";
    }
    code.focus({ preventScroll: true });
  }, true);

  desk.addEventListener("change", (event) => {
    if (event.target.matches(".setting select")) put(event.target.name, event.target.value);
  });

  // A scanner types wherever the focus is: letters go to the field.
  document.addEventListener("keydown", (event) => {
    const isFree = !event.target.closest("input, select, textarea, button, a, summary");
    if (isFree && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) code.focus();
  });

  window.addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });
  watch((text) => put("code", text));
}

if (form) listen();
