// Draws a figure in the colours of its page: text takes the page's ink, paper without a colour of its own lets the page through.
window.songbookDraw ??= (() => {
  const drawn = new Set();
  const ink = element => getComputedStyle(element).color;
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    for (const element of drawn)
      if (element.isConnected && element.dataset.followsPage) window.Plotly.relayout(element, { 'font.color': ink(element) });
  });
  return (element, figure) => {
    // A live plot replaces its output again and again: what has left the page lets go of its data.
    for (const gone of [...drawn].filter(other => !other.isConnected)) {
      window.Plotly.purge(gone);
      drawn.delete(gone);
    }
    drawn.add(element);
    const layout = figure.layout ??= {};
    const paper = layout.paper_bgcolor ?? layout.template?.layout?.paper_bgcolor;
    if (!paper) layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0, 0, 0, 0)';
    if (!paper || /transparent|^rgba.*,\s*0\s*\)$/.test(paper)) {
      element.dataset.followsPage = 'yes';
      layout.font = { ...layout.font, color: ink(element) };
      layout.modebar ??= { bgcolor: 'rgba(0, 0, 0, 0)', color: 'rgba(128, 134, 140, 0.5)', activecolor: 'rgb(128, 134, 140)' };
    }
    return window.Plotly.newPlot(element, figure);
  };
})();
