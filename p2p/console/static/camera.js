"use strict";
// A camera that reads codes: by the browser itself where it can, else by a reader of ours
// that is fetched once it is asked for.

const FRAME_MS = 200, AGAIN_MS = 3000, LONGEST = 960;

async function readerOfCodes() {
  if ("BarcodeDetector" in window) {
    const known = await window.BarcodeDetector.getSupportedFormats().catch(() => []);
    if (known.includes("qr_code")) {
      const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
      return async (film) => (await detector.detect(film)).map((one) => one.rawValue);
    }
  }
  const { decodeQR } = await import("/static/qr/decode.js");
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (film) => {
    const scale = Math.min(1, LONGEST / Math.max(film.videoWidth, film.videoHeight));
    canvas.width = Math.round(film.videoWidth * scale);
    canvas.height = Math.round(film.videoHeight * scale);
    pen.drawImage(film, 0, 0, canvas.width, canvas.height);
    return [decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height))];
  };
}

function watch(found) {
  const button = document.getElementById("camera");
  const film = document.getElementById("film");
  const told = document.getElementById("no-camera");
  let stream = null, last = "", lastAt = 0;

  function tell(text) {
    told.textContent = text;
    told.hidden = !text;
  }

  async function look(read, of) {
    if (stream !== of) return;
    try {
      for (const code of await read(film)) {
        if (stream !== of || (code === last && Date.now() - lastAt < AGAIN_MS)) continue;
        last = code;
        lastAt = Date.now();
        found(code);
      }
    } catch { /* a frame without a code */ }
    setTimeout(look, FRAME_MS, read, of);
  }

  function end() {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    film.srcObject = null;
  }

  if (!navigator.mediaDevices) { tell(told.dataset.none); return; }
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    tell("");
    if (stream) {
      end();
    } else {
      try {
        const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", ...size } });
        film.srcObject = stream;
        film.hidden = false;
        await film.play();
        look(await readerOfCodes(), stream);
        button.form.scrollIntoView({ block: "start" }); // the answer stands under the picture
      } catch { end(); tell(told.dataset.refused); }
    }
    film.hidden = !stream;
    button.disabled = false;
    button.setAttribute("aria-pressed", String(Boolean(stream)));
  });
}
