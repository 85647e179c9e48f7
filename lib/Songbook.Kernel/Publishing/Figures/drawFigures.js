for (const element of document.querySelectorAll('.figure')) {
  if (window.Plotly) songbookDraw(element, JSON.parse(element.firstElementChild.textContent));
  else element.append('This figure needs the file plotly.min.js, which ./songbook run puts beside the contents page once ./songbook setup has fetched it.');
}
