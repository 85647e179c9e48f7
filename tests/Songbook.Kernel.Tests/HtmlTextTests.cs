using Songbook.Kernel.Documents;

namespace Songbook.Kernel.Tests;

public class HtmlTextTests
{
    [Theory]
    [InlineData("<p>Two <b>wrens</b> &amp; a lark</p>", "Two wrens & a lark")]
    [InlineData("<td>1</td>\n<td>2</td>", "1 2")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("<!-- <p>no</p> -->yes", "yes")]
    [InlineData("<STYLE>p { }</STYLE ><p>yes</p><script>if (a < b) document.write('no')</script>", "yes")]
    [InlineData("yes<script>no", "yes")]
    [InlineData("<div><svg></svg></div>", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void What_a_reader_sees_is_kept(string? html, string? text) => Assert.Equal(text, HtmlText.Visible(html));
}
