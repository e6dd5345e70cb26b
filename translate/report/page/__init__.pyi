from . import articles as articles
from . import html as html
from . import marks as marks
from . import view as view
from .view import ArticleView as ArticleView
